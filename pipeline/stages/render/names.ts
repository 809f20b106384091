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

/** `2026_phuong-ninh-hiep_bao-cao-tu-danh-gia_lan-2.pdf`; the unit is named by its code. */
export const fileName = ({ dossier }: Judgement, what: string, extension: string): string =>
  `${dossier.id.year}_${slug(dossier.unit?.code ?? dossier.id.unit)}_${what}_lan-${dossier.version}.${extension}`;

/** The folder of evidence inside the results, where relative links lead. */
export const evidenceName = (path: string): string => `tai-lieu-kiem-chung/${path}`;

/** The same as a relative link, every part percent-encoded. */
export const evidenceLink = (path: string, fragment: string | undefined): string =>
  evidenceName(path).split('/').map(encodeURIComponent).join('/') +
  (fragment ? `#${encodeURI(fragment)}` : '');
