/** Texts of minutes as they come out of PDF files: whole, or with one part left out or replaced. */

const PARTS = {
  head: 'UBND XÃ MẪU\nSố: 07/BB-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBIÊN BẢN\nHọp Hội đồng đánh giá năm 2026',
  decision:
    'Căn cứ Quyết định số 102/QĐ-UBND ngày 15/11/2026 của Chủ tịch UBND xã Mẫu về việc thành lập Hội đồng đánh giá.',
  when: 'Thời gian bắt đầu: 8 giờ 00 phút, ngày 03/12/2026. Địa điểm: phòng họp.',
  chair: 'Chủ trì: Nguyễn Văn Mẫu, Chủ tịch UBND, Chủ tịch Hội đồng.',
  secretary: 'Thư ký: Lê Thị Thử, công chức Văn phòng - thống kê.',
  members: 'Thành phần: Trần Thị Ví Dụ, Phó Chủ tịch UBND; các chức danh công chức\nchuyên môn.',
  what: 'Nội dung\nThư ký trình bày bảng điểm. Các thành viên thảo luận về đội ngũ công chức và thống nhất.',
  total: 'Tổng số điểm tự đánh giá, chấm điểm: 75,25 điểm.',
  end: 'Cuộc họp kết thúc vào 10 giờ 30 phút cùng ngày./.',
  signed: '',
};

export const minutesText = (parts: Partial<typeof PARTS> = {}): string =>
  Object.values({ ...PARTS, ...parts }).join('\n');
