import { Buffer } from 'node:buffer';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadMaterial, trustedIn } from '../../../pipeline/readers/signature/material.ts';
import { readTrustList } from '../../../pipeline/readers/signature/trust-list.ts';
import { type ServiceWish, trustList } from './made/trust-list-writer.ts';
import { authority, first, root, signed, stamper, verdict } from './made/world.ts';

const anchorsOf = (text: string): readonly Buffer[] => trustedIn(Buffer.from(text));
const granted = { of: root, status: 'granted' };

test.each<[string, readonly ServiceWish[], number]>([
  ['granted', [granted], 1],
  ['recognised nationally', [{ of: root, type: 'CA/PKC', status: 'recognisedatnationallevel' }], 1],
  ['accredited', [{ of: stamper, type: 'TSA/QTST', status: 'accredited' }], 1],
  ['under supervision', [{ of: stamper, type: 'TSA', status: 'undersupervision' }], 1],
  ['withdrawn', [{ of: root, status: 'withdrawn' }], 0],
  ['withdrawn, granted once', [{ of: root, status: 'withdrawn', once: 'granted' }], 0],
  ['granted, withdrawn once', [{ of: root, status: 'granted', once: 'withdrawn' }], 1],
  ['two services, one withdrawn', [granted, { of: authority, status: 'withdrawn' }], 1],
  ['one certificate, withdrawn elsewhere', [granted, { of: root, type: 'CA/PKC', status: 'withdrawn' }], 0],
  ['two entries of one service', [granted, granted], 1],
  ['a service that issues no certificates', [{ of: root, type: 'EDS/Q', status: 'granted' }], 0],
  ['a status that only ends like one', [{ of: root, status: 'x/Svcstatus/notgranted' }], 0],
  ['no service', [], 0],
])('services of a trust list: %s', (_, services, count) => {
  expect(anchorsOf(trustList(services))).toHaveLength(count);
});

const whole = trustList([granted]);
test.each([
  ['cut off', whole.slice(0, -20)],
  ['not well formed', whole.replace('</TSPServices>', '</TSPService>')],
  [
    'with a bomb of entities',
    whole.replace('<tsl:TrustServiceStatusList', '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>$&'),
  ],
  ['nested without end', whole.replace('<TSPServices>', `${'<a>'.repeat(2000)}$&`)],
  ['of more elements than any list', whole.replace('<TSPServices>', `${'<a/>'.repeat(600_000)}$&`)],
  ['with a status said twice', whole.replace(/<ServiceStatus>.*<\/ServiceStatus>/, '$&$&')],
  ['that is some other XML', whole.replaceAll('TrustServiceStatusList', 'List')],
  ['with its services elsewhere', whole.replaceAll('TSPServices', 'Extension')],
  [
    'whose certificate is none',
    whole.replace(/<X509Certificate>[^<]*/, '<X509Certificate>MAsGCSqGSIb3DQEHAg=='),
  ],
])('a list %s gives no anchor', (_, text) => {
  expect(anchorsOf(whole)).toEqual([root.der]);
  expect(anchorsOf(text)).toEqual([]);
});

test('the day the next list is due is read where it is said', () => {
  expect(readTrustList(Buffer.from(whole))?.nextUpdate).toBe('2027-01-01T00:00:00.000Z');
  expect(readTrustList(Buffer.from(trustList([granted], '')))?.nextUpdate).toBe(null);
});

test('a list of the command line makes anchors; as mere certificates it makes none', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hoso-list-')), 'danh-sach.xml');
  const verdictUnder = (status: string): string => {
    writeFileSync(file, `\ufeff${trustList([{ of: root, status }])}`);
    const { material } = loadMaterial({ trust: [file], certificates: [], crls: [] });
    return verdict(first(signed, { material }));
  };
  expect(verdictUnder('granted')).toBe('TOTAL-PASSED');
  expect(verdictUnder('withdrawn')).toBe('INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND');
  expect(loadMaterial({ trust: [], certificates: [file], crls: [] }).unusable).toEqual([file]);
});
