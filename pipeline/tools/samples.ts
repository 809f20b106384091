import { CASES } from './samples/cases.ts';
import { makeDossier } from './samples/dossier.ts';
import { makePki } from './samples/pki.ts';

/**
 * Makes the dossiers under `samples/` again: `node pipeline/tools/samples.ts [case…]`. By hand, never at test time:
 * what it makes is committed. `case.yaml` and `expected.json` of each case are written by people and left alone.
 */
const wanted = process.argv.slice(2);
const pki = await makePki();
for (const sample of CASES) {
  if (wanted.length > 0 && !wanted.includes(sample.name)) continue;
  process.stderr.write(`${sample.name}\n`);
  await makeDossier(sample, { pki });
}
