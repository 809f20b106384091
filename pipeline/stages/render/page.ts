import { type Html, html } from '../../writers/html.ts';

interface PageLook {
  readonly title: string;
  /** Marked on every printed page. */
  readonly illustrative: boolean;
  /** A table of many columns fills the page. */
  readonly broad?: boolean;
}

/** A whole page that stands alone: no script, nothing from outside, readable on a telephone and on A4 paper. */
export const page = ({ title, illustrative, broad = false }: PageLook, body: Html): string =>
  `${
    html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body class="${illustrative && 'illustrative'} ${broad && 'broad'}">
${body}
</body>
</html>`.markup
  }\n`;

/** Grey ink on white; a state is told by its word and by its kind of line, colour only follows. */
const STYLE = `
:root { --ink: #1b1f24; --quiet: #4d565e; --line: #d3d8dd; --soft: #f5f6f7; --good: #1c5c38; --mend: #7d4300; --stop: #8a1c1c; --link: #174a7c; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.6 "Segoe UI", system-ui, Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 50rem; margin: 0 auto; padding: 0 1.5rem; }
.broad header, .broad main, .broad footer { max-width: 72rem; }
header { padding-top: 2.5rem; }
footer { margin-top: 3.5rem; padding-bottom: 3rem; color: var(--quiet); font-size: .9rem; }
h1 { margin: .25rem 0 0; font-size: 1.9rem; line-height: 1.25; font-weight: 650; }
h2 { margin: 3rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.3rem; line-height: 1.35; font-weight: 650; }
p { margin: .5rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; }
.quiet { color: var(--quiet); }
.unit { margin: .15rem 0 0; font-size: 1.15rem; }
.notice { margin: 0 0 1.25rem; padding: .5rem .9rem; border: 1px dashed var(--quiet); font-size: .95rem; }
.facts { display: grid; grid-template-columns: 12rem 1fr; gap: .35rem 1.25rem; margin: 1.25rem 0; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; }
.state { margin: 2rem 0 0; padding: 1.1rem 1.4rem; background: var(--soft); border-left: .45rem solid var(--ink); }
.state.ready { border-left-color: var(--good); }
.state.toMend { border-left-color: var(--mend); border-left-style: dashed; }
.state.refused { border-left-color: var(--stop); border-left-style: double; border-left-width: .6rem; }
.state h2 { margin: 0; padding: 0; border: 0; font-size: 1.35rem; }
.state.ready h2, td .ready { color: var(--good); } .state.toMend h2, td .toMend { color: var(--mend); } .state.refused h2, td .refused { color: var(--stop); }
td strong { font-weight: 600; }
.state ul { margin: .75rem 0 0; padding-left: 1.2rem; } .state li { margin: .35rem 0; }
.remarks { margin: 1rem 0; padding: 0; list-style: none; }
.remarks > li { display: grid; grid-template-columns: 2.6rem 1fr; margin: 0 0 1.75rem; break-inside: avoid; scroll-margin-top: 1rem; }
.remarks > li:target { background: var(--soft); outline: .5rem solid var(--soft); }
.remarks .number { font-size: 1.2rem; line-height: 1.35; font-weight: 650; font-variant-numeric: tabular-nums; }
.remarks .reason { margin: 0 0 .25rem; font-weight: 600; }
.remarks .where { margin: 0; padding: 0; list-style: none; color: var(--quiet); }
.remarks dl { display: grid; grid-template-columns: 5.5rem 1fr; gap: .15rem .75rem; margin: .45rem 0 0; }
.remarks dt { color: var(--quiet); } .remarks dd { margin: 0; }
details { margin: 1rem 0; border: 1px solid var(--line); }
summary { padding: .7rem 1rem; cursor: pointer; font-weight: 600; }
details[open] > summary { border-bottom: 1px solid var(--line); }
details > :not(summary) { margin-left: 1rem; margin-right: 1rem; }
table { width: 100%; margin: 1.5rem 0; border-collapse: collapse; font-size: .95rem; line-height: 1.5; }
details > table { width: calc(100% - 2rem); }
caption { padding-bottom: .4rem; text-align: left; font-size: 1rem; font-weight: 600; }
th, td { padding: .5rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { border-bottom: 2px solid var(--quiet); color: var(--quiet); font-size: .9rem; }
th:first-child, td:first-child { padding-left: 0; } th:last-child, td:last-child { padding-right: 0; }
.end { text-align: right; font-variant-numeric: tabular-nums; }
td p, th p { margin: 0; } td p + p { margin-top: .3rem; }
tbody th p:first-child { font-weight: 600; }
td a, td a:visited { color: inherit; text-decoration-color: var(--quiet); }
figure { margin: 1.75rem 0; } figcaption { margin-bottom: .8rem; font-weight: 600; }
svg { display: block; overflow: visible; font-family: inherit; }
details > table:only-of-type > caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
figure .quiet span:not(.key) { display: inline-block; margin-right: 1em; }
.key { display: inline-block; width: 1.6em; height: .8em; margin-right: .4em; border: 1px solid #8b939b; }
.key.self { background: #c3cbd3; } .key.checked { background: #2f4a63; }
@media (max-width: 40rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; } header { padding-top: 1.5rem; }
  h1 { font-size: 1.55rem; } h2 { margin-top: 2.25rem; }
  .facts { grid-template-columns: 7.5rem 1fr; gap: .4rem .75rem; font-size: .95rem; }
  .remarks > li { grid-template-columns: 1.9rem 1fr; } .remarks dl { grid-template-columns: 1fr; } .remarks dd { margin-bottom: .3rem; }
  .state { padding: 1rem; }
  .wide, .wide tbody, .wide tr, .wide th, .wide td, .wide caption { display: block; }
  .wide thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .wide tr { padding: .7rem 0; border-bottom: 1px solid var(--line); }
  .wide th, .wide td { padding: .1rem 0; border: 0; text-align: left; }
  .wide tbody th { font-weight: 600; }
  .wide td::before { content: attr(data-name) ": "; color: var(--quiet); }
  .wide td:has(p + p)::before { display: block; content: attr(data-name); }
  .wide.pair td::before { content: none; }
  .wide tbody th .quiet { font-weight: 400; }
}
@media print {
  body.illustrative { page: minh-hoa; }
  @page { size: A4; margin: 18mm 16mm 18mm 20mm; @bottom-right { content: "Trang " counter(page) "/" counter(pages); font: 9pt "Liberation Sans", Arial, sans-serif; } }
  body { font-size: 10.5pt; line-height: 1.45; }
  header, main, footer { max-width: none; padding: 0; }
  h1 { font-size: 18pt; } h2 { margin-top: 18pt; font-size: 13pt; break-after: avoid; }
  details { border: 0; } summary { padding: 0; list-style: none; break-after: avoid; } details[open] > summary { border: 0; }
  details > :not(summary) { margin-left: 0; margin-right: 0; } details > table { width: 100%; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  tr, figure, .state { break-inside: avoid; } tbody tr:first-child { break-before: avoid; } thead { display: table-header-group; } caption { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  .state, .key, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@page minh-hoa { @top-right { content: "MINH HỌA"; font: bold 9pt "Liberation Sans", Arial, sans-serif; } }
`;
