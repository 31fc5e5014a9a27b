import { expect, test } from 'vitest';
import { htmlLines, isHtml } from '../../../../main/agenda/links/html-text.ts';
import { lineLimit } from '../../../../main/agenda/links/text-lines.ts';

const lines = (html: string): readonly string[] =>
  htmlLines(html)
    .map(({ text }) => text)
    .filter((text) => text !== '');
const unquoted = (html: string): readonly string[] =>
  htmlLines(html)
    .filter(({ text, quoted }) => text !== '' && !quoted)
    .map(({ text }) => text);

test('lines as a person reads them, each link with its address behind', () => {
  expect(
    lines(
      '<p>Hej&nbsp;<b>alle</b></p><p>Deltag <a href="https://a.example/?b=1&amp;c=2">her</a>, tak<br>PIN: 12</p>',
    ),
  ).toEqual(['Hej alle', 'Deltag her <https://a.example/?b=1&c=2> , tak', 'PIN: 12']);
  expect(lines('<table><tr><td>PIN:</td><td>1234</td></tr><tr><td>x</td></tr></table>')).toEqual([
    'PIN: 1234',
    'x',
  ]);
  expect(lines('a<div>b<span>c</span></div>d')).toEqual(['a', 'bc', 'd']);
});

test('an address that is broken over lines in its attribute', () => {
  expect(lines('<a href="https://a.example/\n  b">x</a>')).toEqual(['x <https://a.example/b>']);
});

test('what nobody sees is left out', () => {
  expect(
    lines(
      '<head><title>t</title><style>s</style></head><!-- c --><script>j</script><p>seen</p><p style="display: none">d<a href="https://a.example">x</a></p><span style="mso-hide:all">m</span><div hidden>h</div><p style="font-size:0">z</p><p style="font-size:0.9em">small</p>',
    ),
  ).toEqual(['seen', 'small']);
});

test('what a mail program quotes is marked', () => {
  expect(unquoted('<p>new</p><blockquote><p>old</p></blockquote><p>after</p>')).toEqual(['new', 'after']);
  expect(unquoted('<p>new</p><div class="gmail_quote">old</div>')).toEqual(['new']);
  expect(unquoted('<p>new</p><div id="appendonsend"></div><p>old</p>')).toEqual(['new']);
  expect(unquoted('<p>new</p><div id="x_divRplyFwdMsg">Fra: a</div><p>old</p>')).toEqual(['new']);
});

test('HTML is told from text with angle brackets', () => {
  for (const html of ['<p>x', '<DIV>', 'a<br/>b', '<!DOCTYPE html>', '<a href="x">', '<html lang="da">'])
    expect(isHtml(html), html).toBe(true);
  for (const text of ['Deltag<https://a.example>', 'a < b', '<anna@example.org>', '<script>', '<paragraph>'])
    expect(isHtml(text), text).toBe(false);
});

test('however deep and however many, it ends', () => {
  expect(htmlLines('<div>'.repeat(50_000)).length).toBeLessThan(10);
  expect(htmlLines('<p>a</p>'.repeat(20_000)).length).toBeLessThanOrEqual(lineLimit + 1);
  expect(lines(`<p>before</p>${'<b>'.repeat(100)}inside`)).toEqual(['before', 'inside']);
});
