/** One row of a table, and the 1-based line at which it begins. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/**
 * The rows of a table of text (RFC 4180), with `,`, `;` or tabs between its cells: whichever its first line has most of. Rows with
 * nothing in them are left out. A quote that is never closed ends with its line, so that one broken row breaks no other.
 */
export function csvRows(text: string): readonly CsvRow[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const [first = ''] = lines;
  const count = (sign: string): number => first.split(sign).length;
  const comma = [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
  const rows: CsvRow[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const begun = at;
    let row = rowOf(lines[at] ?? '', comma);
    // A cell with line breaks in it; one that is never closed is of its line alone.
    for (let next = at + 1; row.open && next < lines.length && next <= at + mostLines; next += 1) {
      const longer = rowOf(lines.slice(at, next + 1).join('\n'), comma);
      if (longer.open) continue;
      row = longer;
      at = next;
    }
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push({ line: begun + 1, cells: row.cells });
  }
  return rows;
}

/** The most line breaks in one cell. */
const mostLines = 20;

function rowOf(text: string, comma: string): { readonly cells: readonly string[]; readonly open: boolean } {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (sign === comma) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  cells.push(cell);
  return { cells: cells.map((one) => one.trim()), open: quoted };
}
