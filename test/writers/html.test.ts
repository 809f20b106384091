import { expect, test } from 'vitest';
import { html } from '../../pipeline/writers/html.ts';

test.each([
  ['a tag', '<script>x</script>', '&lt;script&gt;x&lt;/script&gt;'],
  ['the end of an attribute', `" onclick='x'`, '&quot; onclick=&#39;x&#39;'],
  ['an entity', '&amp;', '&amp;amp;'],
  ['a turned direction', 'báo cáo\u202Efdp.exe', 'báo cáo\uFFFDfdp.exe'],
  ['an isolate and a mark', '\u2066a\u2069\u200F', '\uFFFDa\uFFFD\uFFFD'],
  ['control characters', 'a\u0000\u0007b\u009Fc', 'a\uFFFD\uFFFDb\uFFFDc'],
  ['half a surrogate pair', 'a\uD800b', 'a\uFFFDb'],
  ['decomposed letters', 'Ho\u0300a', 'Hòa'],
])('text of a dossier that holds %s stays text', (_, given, written) => {
  expect(html`<p>${given}</p>`.markup).toBe(`<p>${written}</p>`);
});

test('markup that was made here, and lists of it, stand as they are; what is absent leaves nothing', () => {
  const items = ['một', 'hai'].map((each) => html`<li>${each}</li>`);
  expect(html`<ul>${items}</ul>${undefined}${false}${['a', 2]}`.markup).toBe(
    '<ul><li>một</li><li>hai</li></ul>a2',
  );
});

test('lines and tabs are kept', () => {
  expect(html`${'a\n\tb'}`.markup).toBe('a\n\tb');
});
