import type { Judgement } from './model/judgement.ts';
import type { Task } from './model/regulation.ts';

/** What the command line says to people. */

const PROGRAM = 'hoso';

export const HELP = {
  main: `hoso kiểm tra hồ sơ tự đánh giá, chấm điểm cải cách hành chính và lập sẵn báo cáo, bảng tổng hợp để ký.

Cách dùng: npx ${PROGRAM} <lệnh> [tham số]

  process    kiểm tra một hay nhiều hồ sơ (thư mục hoặc tệp .zip)
  demo       chạy thử tất cả hồ sơ mẫu
  verify     kiểm tra chữ ký số của tệp PDF
  trust      xem và khai chứng thư gốc đáng tin cậy
  rubric     kiểm tra quy chế và bộ tiêu chí; nhập, xuất, so sánh bộ tiêu chí
  regulation tạo quy chế mới từ một quy chế có sẵn
  workbook   đọc thử, đối chiếu bảng chấm điểm; lập bảng chấm điểm trống
  consolidate tổng hợp bộ tiêu chí mà nhiều đơn vị cùng chấm
  appraise   tính chỉ số và xếp loại từ điểm thẩm định

Xem cách dùng từng lệnh: npx ${PROGRAM} <lệnh> --help
Mã kết thúc: 0 mọi việc ổn; 1 có hồ sơ cần hoàn thiện; 2 dùng sai lệnh; 3 máy hoặc cài đặt có lỗi.`,

  process: `Kiểm tra hồ sơ một lần, không theo dõi thư mục.

Cách dùng: npx ${PROGRAM} process HỒ_SƠ... --office office.yaml --out THƯ_MỤC [--task NHIỆM_VỤ]
                          [--received-at THỜI_ĐIỂM] [--filed-at THỜI_ĐIỂM]
                          [--at THỜI_ĐIỂM] [--json]

  HỒ_SƠ          thư mục hoặc tệp .zip, đặt tên theo mã hay tên đơn vị
  --office       tệp khai báo cơ quan tiếp nhận
  --out          thư mục đặt kết quả: <năm>/<đơn vị>/<nhiệm vụ>/Lần n;
                 không có thì lấy folders.results trong office.yaml
  --task         mã nhiệm vụ trong quy chế; không có thì là nhiệm vụ tự đánh giá, chấm điểm
  --received-at  thời điểm nhận hồ sơ, ví dụ 2026-12-08T16:30:00+07:00;
                 không có thì ghi "chưa xác định được thời điểm nhận"
  --filed-at     thời điểm đơn vị đã nộp trước đó, khi hồ sơ này là bản gửi lại
  --at           thời điểm xét, mặc định là bây giờ
  --json         chỉ in nội dung ket-qua.json và thư mục kết quả, mỗi hồ sơ một dòng`,

  demo: `Chạy thử tất cả hồ sơ mẫu; dòng cuối là đường dẫn trang tổng quan.

Cách dùng: npx ${PROGRAM} demo [--out THƯ_MỤC] [--only TÊN_MẪU]`,

  verify: `Kiểm tra chữ ký số của tệp PDF.

Cách dùng: npx ${PROGRAM} verify [--json] [--trust TỆP_HOẶC_THƯ_MỤC]... [--certs TỆP_HOẶC_THƯ_MỤC]...
                           [--crl TỆP_HOẶC_THƯ_MỤC]... [--at THỜI_ĐIỂM] [--policy TỆP] TỆP.pdf...

  --trust        chứng thư gốc được tin cậy (mọi chứng thư trong đó đều là gốc tin cậy),
                 hoặc danh sách tin cậy ETSI TS 119 612 (các chứng thư đang được công nhận)
  --certs        chứng thư trung gian, chỉ dùng để nối đường tin cậy
  --crl          danh sách chứng thư bị thu hồi
  --at           thời điểm kiểm tra, ví dụ 2026-12-08T10:00:00+07:00 (mặc định: bây giờ)
  --policy       tệp JSON thay đổi chính sách kiểm tra
  --json         chỉ in dữ liệu, mỗi tệp một dòng

Mã kết thúc: 0 mọi tệp có chữ ký và mọi chữ ký đạt; 1 có tệp không đạt; 2 dùng sai lệnh.`,

  trust: `Xem và khai chứng thư gốc đáng tin cậy trong office.yaml.

Cách dùng: npx ${PROGRAM} trust add --office office.yaml --file TỆP --sha256 DẤU_VÂN_TAY --hierarchy HỆ_THỐNG
           npx ${PROGRAM} trust list --office office.yaml
           npx ${PROGRAM} trust check --office office.yaml [--at THỜI_ĐIỂM]
           npx ${PROGRAM} trust fetch-crl --office office.yaml

TỆP là một chứng thư, hoặc một danh sách tin cậy ETSI TS 119 612 (XML): mọi chứng thư đang được công nhận trong đó
thành gốc tin cậy. Chữ ký của chính danh sách không được kiểm tra, dấu vân tay của cả tệp thay cho nó.
Dấu vân tay SHA-256 phải lấy từ nguồn chính thức (văn bản, trang của cơ quan cấp), không lấy từ chính tệp đó.
Mã kết thúc: 0 xong, mọi thứ ổn; 1 có chỗ không ổn; 2 dùng sai lệnh.`,

  rubric: `Kiểm tra các quy chế viết bằng YAML; nhập bộ tiêu chí từ phụ lục Excel, Word của cơ quan; xuất ra bảng; so sánh hai năm.

Cách dùng: npx ${PROGRAM} rubric check THƯ_MỤC... [--json]
           npx ${PROGRAM} rubric import TỆP.xlsx|TỆP.docx --out THƯ_MỤC [--json]
           npx ${PROGRAM} rubric export PHỤ_LỤC.yaml --out TỆP.xlsx|TỆP.docx
           npx ${PROGRAM} rubric diff CŨ MỚI [--json]

  check          mỗi lỗi in ra cùng tệp và dòng; THƯ_MỤC có regulation.yaml và các appendix-*.yaml,
                 hoặc chứa nhiều thư mục như vậy; calendar.yaml cũng được kiểm tra
  import         đọc bảng tiêu chí trong tệp của cơ quan, lập appendix-<số>.yaml trong THƯ_MỤC,
                 kèm appendix-<số>-can-xem.txt ghi những chỗ cán bộ phải xem lại (không ghi đè tệp đã có)
  export         lập bảng để đọc và sửa trong Word, Excel; sửa xong nhập lại bằng import
  diff           CŨ và MỚI là hai tệp phụ lục, hoặc hai thư mục quy chế (so từng phụ lục cùng số)
  --json         chỉ in dữ liệu

Mã kết thúc: 0 không có lỗi, không có chỗ phải xem, không có khác biệt; 1 có; 2 dùng sai lệnh; 3 không đọc, không ghi được tệp.`,

  regulation: `Tạo một quy chế mới (năm mới, cơ quan mới) từ một quy chế có sẵn.

Cách dùng: npx ${PROGRAM} regulation new --like QUY_CHẾ --out THƯ_MỤC

  --like         tên một thư mục trong rubrics, hoặc đường dẫn tới thư mục như vậy
  --out          thư mục sẽ tạo; tên của nó là mã của quy chế mới (không ghi đè thư mục đã có)`,

  appraise: `Tính chỉ số và xếp loại của một đơn vị từ điểm thẩm định đã có.

Cách dùng: npx ${PROGRAM} appraise --office office.yaml KẾT_QUẢ.yaml [--json]

  KẾT_QUẢ.yaml   do cơ quan tiếp nhận ghi sau khi có kết quả thẩm định:
                   regulation: mã quy chế
                   unit: mã đơn vị
                   lateDays: số ngày nộp chậm (không chậm thì bỏ)
                   notAssessed: [mã các tiêu chí được xác nhận không đánh giá]
                   rows:
                     mã tiêu chí: {first: điểm thẩm định lần đầu, second: mức đạt sau bổ sung, chưa nhân tỷ lệ}
  --office       tệp khai báo cơ quan tiếp nhận
  --json         chỉ in dữ liệu

Mã kết thúc: 0 đủ điểm thẩm định; 1 còn thiếu; 2 dùng sai lệnh; 3 tệp có lỗi.`,

  consolidate: `Tổng hợp kết quả của các đơn vị cùng chấm một bộ tiêu chí (mỗi đơn vị một phần) thành bảng chung.

Cách dùng: npx ${PROGRAM} consolidate THƯ_MỤC... --office office.yaml --out THƯ_MỤC_MỚI
                              [--reviewed BẢN_RÀ_SOÁT.xlsx] [--task NHIỆM_VỤ] [--at THỜI_ĐIỂM] [--json]

  THƯ_MỤC        thư mục kết quả mà lệnh process đã ghi (có ket-qua.json), hoặc thư mục chứa các thư mục đó;
                 mỗi đơn vị lấy lần mới nhất; nêu đích danh một thư mục "Lần n" thì lấy lần ấy
  --office       tệp khai báo cơ quan tổng hợp
  --out          thư mục sẽ tạo: bảng tổng hợp (Excel), phiếu tổng hợp (HTML, PDF), tong-hop.json,
                 tài liệu kiểm chứng của từng đơn vị (không ghi vào thư mục đã có gì)
  --reviewed     bản sao của bảng tổng hợp mà cơ quan tổng hợp đã sửa điểm, ghi lý do ở cột giải trình:
                 phiếu nêu điểm đơn vị chấm và điểm rà soát cạnh nhau, bảng tổng hợp giữ điểm của đơn vị
  --task         nhiệm vụ tự chấm điểm cần tổng hợp, khi quy chế có nhiều nhiệm vụ như vậy
  --at           thời điểm lập, mặc định là bây giờ
  --json         chỉ in nội dung tong-hop.json

Điểm dòng cha được cộng lại, không lấy từ tệp nào. Đơn vị chưa có kết quả: các tiêu chí ghi "chưa có", tổng điểm "chưa đủ".
Mã kết thúc: 0 đủ, không còn mục phải xử lý; 1 chưa đủ hoặc còn mục phải xử lý; 2 dùng sai lệnh.`,

  workbook: `Đọc thử bảng chấm điểm của đơn vị, đối chiếu hai bảng, hoặc lập bảng chấm điểm trống.

Cách dùng: npx ${PROGRAM} workbook read --rubric PHỤ_LỤC.yaml TỆP.xlsx [--json]
           npx ${PROGRAM} workbook compare --rubric PHỤ_LỤC.yaml ĐÃ_DUYỆT.xlsx ĐÃ_NHẬP.xlsx [--json]
           npx ${PROGRAM} workbook new --regulation QUY_CHẾ --appendix PHỤ_LỤC --unit ĐƠN_VỊ --out TỆP.xlsx
                                       [--office office.yaml] [--year NĂM]
           npx ${PROGRAM} workbook hand-out --office office.yaml --out THƯ_MỤC_CHUNG [--task NHIỆM_VỤ]

  compare        bảng đã phê duyệt và bảng xuất từ phần mềm đã nhập phải giống nhau từng tiêu chí:
                 điểm, tên tài liệu kiểm chứng, giải trình; tệp tài liệu nằm cạnh cả hai bảng thì so cả nội dung;
                 mã kết thúc 0 giống (tệp không nằm cạnh cả hai bảng thì chỉ so tên, và nói rõ),
                 1 khác hoặc có chỗ trong bảng không đọc được
  hand-out       đặt bảng chấm điểm trống vào thư mục nộp hồ sơ của từng đơn vị được giao nhiệm vụ
                 (THƯ_MỤC_CHUNG/<đơn vị>/1. Nộp hồ sơ); thư mục đã có tệp thì để nguyên
  --task         mã nhiệm vụ tự chấm điểm; không có thì là mọi nhiệm vụ tự chấm điểm của quy chế
  --rubric       tệp phụ lục (rubrics/<quy chế>/appendix-….yaml)
  --json         chỉ in dữ liệu đọc được
  --regulation   tên quy chế trong thư mục rubrics, hoặc đường dẫn thư mục quy chế
  --appendix     số của phụ lục, ví dụ 3 hoặc 1A
  --unit         mã hoặc tên đơn vị
  --office       tệp khai báo cơ quan, để lấy tên và người đứng đầu đơn vị
  --year         năm đánh giá; không có thì lấy trong office.yaml, hoặc năm nay
  --out          tệp bảng chấm điểm sẽ tạo (không ghi đè tệp đã có); với hand-out là thư mục dùng chung`,
} as const;

export const MESSAGES = {
  unknownCommand: (name: string) => `Không có lệnh "${name}". Gõ "npx ${PROGRAM} --help" để xem các lệnh.`,
  badOptions: (because: string, command: string) =>
    `${because}. Gõ "npx ${PROGRAM} ${command} --help" để xem cách dùng.`,
  missingOption: (option: string) => `Thiếu --${option}`,
  unknownOption: 'Có tham số không hiểu được',
  noSuchOption: (option: string) => `Không có tham số ${option}`,
  optionWithoutValue: (option: string) => `Tham số ${option} cần một giá trị`,
  optionWithValue: (option: string) => `Tham số ${option} không nhận giá trị`,
  unexpectedArgument: (argument: string) =>
    `Không hiểu "${argument}": lệnh này không nhận gì ngoài các tham số`,
  missingDossier: 'Chưa nêu hồ sơ nào (thư mục hoặc tệp .zip)',
  badInstant: (text: string) =>
    `"${text}" không phải thời điểm đầy đủ, ví dụ đúng: 2026-12-08T16:30:00+07:00`,
  receivedAfterDecision: (received: string, decided: string) =>
    `Thời điểm nhận (--received-at, ${received}) không thể sau thời điểm xét (${decided})`,
  notAFolder: (path: string) => `Không dùng được thư mục kết quả: ${path}`,
  noSuchTask: (id: string, tasks: readonly Pick<Task, 'id' | 'name'>[]) =>
    `Quy chế không có nhiệm vụ "${id}"; các nhiệm vụ: ${tasks.map((each) => `${each.id} (${each.name})`).join('; ')}`,
  noSuchSample: (name: string) => `Không có hồ sơ mẫu "${name}"`,
  internal:
    'Chương trình gặp lỗi ngoài dự kiến. Đặt HOSO_DEBUG=1 rồi chạy lại để lấy chi tiết gửi nhóm phát triển.',
  noLibreOffice:
    'Máy chưa có LibreOffice nên chưa tạo được bản PDF; các bản Word, Excel và trang HTML vẫn có đủ. Cài LibreOffice rồi chạy lại.',
  regulationOfOtherYear: (year: number, years: string) =>
    `Năm đánh giá khai trong office.yaml là ${year}, nhưng quy chế đang dùng là của năm ${years}: cần quy chế và bộ tiêu chí của năm ${year}, hoặc xác nhận bộ này vẫn dùng được (assessmentYears trong regulation.yaml).`,
  noCalendar: (year: number) =>
    `rubrics/calendar.yaml chưa có danh sách ngày nghỉ của năm ${year}; hạn nộp tính theo năm đó có thể lệch.`,
  working: (name: string, index: number, count: number) => `[${index}/${count}] ${name}…`,
  processed: (name: string, state: string, folder: string) => `${name}: ${state}. Kết quả: ${folder}`,
  workbookRead: (rows: number, findings: number) => `Đọc được ${rows} tiêu chí, ${findings} điều cần xem.`,
  workbookMade: (file: string) => `Đã tạo ${file}`,
  oneWorkbook: 'Cần đúng một tệp bảng chấm điểm',
  handedOut: (unit: string, file: string) => `${unit}: đã đặt ${file}`,
  handedOutBefore: (unit: string) => `${unit}: thư mục nộp hồ sơ đã có tệp, để nguyên`,
  noSuchScoredTask: (id: string, tasks: readonly Pick<Task, 'id' | 'name'>[]) =>
    `Quy chế không có nhiệm vụ tự chấm điểm "${id}"; các nhiệm vụ tự chấm điểm: ${tasks.map((each) => `${each.id} (${each.name})`).join('; ')}`,
  workbookVerb: 'Cần ghi "read", "compare", "new" hoặc "hand-out"',
  noSuchFile: (file: string) => `Không tìm thấy tệp "${file}"`,
  rubricVerb: 'Cần ghi "check", "import", "export" hoặc "diff", rồi tệp hay thư mục',
  noRubricFolder: 'Chưa nêu thư mục quy chế nào để kiểm tra',
  noRubricAt: (paths: string) => `Không tìm thấy quy chế nào ở ${paths}`,
  rubricClean: (name: string) => `${name}: không có lỗi`,
  rubricMistakes: (name: string, count: number) => `${name}: ${count} lỗi`,
  regulationVerb: 'Cần ghi "new"',
  regulationMade: (out: string, like: string) =>
    `Đã tạo ${out} từ ${like}.\nViệc tiếp theo: sửa title, citation, thời hạn và điều khoản trong regulation.yaml, sửa các appendix-*.yaml, rồi chạy: npx ${PROGRAM} rubric check ${out}`,
  regulationForAnyYear: (years: string) =>
    `Quy chế mẫu chỉ dùng cho năm ${years}; bản mới không chép giới hạn này nên dùng hằng năm. Muốn chỉ dùng cho một năm thì ghi assessmentYears trong regulation.yaml.`,
  regulationFixedDays: (days: string) =>
    `Hạn nộp vẫn là ngày cố định của quy chế mẫu, phải sửa theo văn bản mới: ${days}.`,
  noShareOf: (unit: string, appendix: string, units: string) =>
    `Phụ lục "${appendix}" không giao tiêu chí nào cho đơn vị "${unit}". Các đơn vị được giao (ghi mã ở --unit): ${units}.`,
  noSuchRegulation: (name: string, known: string) => `Không có quy chế "${name}"; có: ${known}`,
  noSuchAppendix: (id: string, known: string) => `Quy chế không có phụ lục "${id}"; có: ${known}`,
  otherAppendix: (unit: string, own: string, given: string) =>
    `Đơn vị "${unit}" chấm theo Phụ lục ${own}, không phải Phụ lục ${given}: ghi --appendix ${own}`,
  noSuchUnit: (name: string) => `Không có đơn vị "${name}" trong danh sách đơn vị`,
  badYear: (text: string) => `"${text}" không phải là năm`,
  fileExists: (file: string) => `Tệp ${file} đã có, không ghi đè. Chọn tên khác, hoặc tự xóa tệp cũ trước.`,
  lateNotTaken: (points: string) => ` (chưa trừ ${points} do nộp chậm)`,
  exampleTime: (time: string) => `thời điểm minh họa: ${time}`,
} as const;

/** The folders of a unit that people see. */
export const FOLDERS = { drop: '1. Nộp hồ sơ' } as const;

const STATES = { ready: 'sẵn sàng ký', toMend: 'cần hoàn thiện', refused: 'không đọc được' } as const;

/** A report comes signed: where nothing is to be mended, there is nothing left to sign. */
export const stateName = ({ dossier, state }: Pick<Judgement, 'dossier' | 'state'>): string =>
  dossier.task.kind === 'report' && state === 'ready' ? 'không phải sửa' : STATES[state];

export const TABLE = [
  'Đơn vị',
  'Kết quả',
  'Điểm tự chấm',
  'Dự kiến sau kiểm tra',
  'Việc cần sửa',
  'Nên xem',
] as const;
