import type { Buffer } from 'node:buffer';
import { makeTimestamp, sha256 } from './cms-writer.ts';
import { append, BASE, field, firstField, laterField, type Objects, sign, stream } from './pdf-writer.ts';
import { authority, second, signedBy, signer, stamper } from './world.ts';

export const page = firstField(10)[3] ?? '';
export const form = firstField(10)[6] ?? '';
export const catalog = BASE[1] ?? '';
export const textField = BASE[7] ?? '';
export const update =
  (objects: Objects, more: { freed?: readonly number[]; trailer?: string } = {}) =>
  (file: Buffer) =>
    append(file, { objects, ...more });
export const filled = {
  7: textField.replace('/V (A)', '/V (B)').replace('8 0 R', '20 0 R'),
  20: stream('BT (B) Tj ET', '/Subtype /Form'),
};
export const secondSignature = (rect?: string) => (file: Buffer) =>
  sign(file, { num: 22, objects: laterField(21, 22, rect), signer: second, certificates: [authority] });
export const stamped = (file: Buffer): Buffer =>
  sign(file, {
    num: 22,
    objects: laterField(21, 22),
    signer: stamper,
    type: 'DocTimeStamp',
    subFilter: 'ETSI.RFC3161',
    blob: (bytes) => makeTimestamp(sha256(bytes), stamper, '2026-11-30T00:00:00Z'),
  });
export const certified = (level: number, more = '', objects: Objects = {}): Buffer =>
  signedBy(signer, {
    entries: `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P ${level} /V /1.2 >> >>${more}]`,
    objects: {
      ...firstField(10),
      1: catalog.replace('/AcroForm', '/Perms << /DocMDP 10 0 R >> /AcroForm'),
      ...objects,
    },
  });
export const locking = (parameters: string): Buffer =>
  signedBy(signer, {
    entries: `/Reference [<< /TransformMethod /FieldMDP /TransformParams << ${parameters} >> >>]`,
  });
export const annotation = (subtype: string, more = ''): Objects => ({
  3: page.replace('9 0 R]', '9 0 R 30 0 R]'),
  30: `<< /Type /Annot /Subtype /${subtype} /Rect [10 10 90 90] /Contents (x) ${more} >>`,
});
const emptyField = field(22, 'Ky21', '50 50 90 90').replace('/V 22 0 R ', '');
export const withEmptyField = signedBy(signer, {
  objects: { ...firstField(10), ...laterField(21, 22), 9: field(10, 'Ky1'), 21: emptyField },
});
export const signedThere = (rectangle: string) => (file: Buffer) =>
  sign(file, {
    num: 22,
    objects: { 21: field(22, 'Ky21', '50 50 90 90').replace(/\/Rect \[[^\]]*\]/, rectangle) },
    signer: second,
    certificates: [authority],
  });
export const store = (more: Objects = {}): Objects => ({
  1: catalog.replace('/AcroForm', '/DSS 40 0 R /AcroForm'),
  40: '<< /Type /DSS /Certs [41 0 R] /CRLs 42 0 R /VRI << /A0 43 0 R >> >>',
  41: stream('x'),
  42: '[44 0 R]',
  43: '<< /Cert [41 0 R] /TU (D:2026) >>',
  44: stream('y'),
  ...more,
});
