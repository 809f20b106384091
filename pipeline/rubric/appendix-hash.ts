import { createHash } from 'node:crypto';
import type { Appendix } from '../model/appendix.ts';

/** SHA-256, hexadecimal, over what a unit sees of an appendix and is scored by: codes, names, maximum points, ways of scoring. */
export const appendixHash = ({ id, scale, decimals, criteria }: Appendix): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        [
          id,
          scale,
          decimals,
          criteria.map(({ code, parent, name, max, method }) => [code, parent, name, max, method]),
        ],
        (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
      ),
    )
    .digest('hex');
