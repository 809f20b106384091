import type { Judgement } from '../../model/judgement.ts';

/** ASCII, lower case, hyphens: `Sở Nội vụ` gives `so-noi-vu`. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'don-vi';

/** Of a unit nobody knows the name may be as long as the disk allows, and leave no room for the rest. */
const UNIT_CHARACTERS = 80;

/** `2026_phuong-ninh-hiep_bao-cao-tu-danh-gia_lan-2.pdf`; the unit is named by its code. */
export const fileName = ({ dossier }: Judgement, what: string, extension: string): string =>
  `${dossier.id.year}_${dossier.unit?.code ?? slug(dossier.id.unit).slice(0, UNIT_CHARACTERS)}_${what}_lan-${dossier.version}.${extension}`;

const EVIDENCE = 'tai-lieu-kiem-chung/';

/**
 * Where a file of the dossier lies in the results: in the folder of evidence, under its own path. A unit that keeps its files in a
 * folder of that name already gets no second one around it, unless two files would then share a name.
 */
export function evidenceName(path: string, { files }: Judgement['dossier']): string {
  const outside = path.startsWith(EVIDENCE) ? path.slice(EVIDENCE.length) : undefined;
  return outside !== undefined && !files.some((each) => each.path === outside) ? path : `${EVIDENCE}${path}`;
}

/** A file of the results as a relative link, every part percent-encoded. */
export const relativeLink = (name: string, fragment: string | undefined): string =>
  name.split('/').map(encodeURIComponent).join('/') + (fragment ? `#${encodeURI(fragment)}` : '');
