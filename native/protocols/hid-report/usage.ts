import type { Usage } from './report-descriptor.ts';

const hex = (value: number): string => value.toString(16).padStart(2, '0');

/** The text of a usage; `full` holds the page in its upper 16 bits and the id in the lower (§6.2.2.8, extended usage). */
export const usageText = (full: number): Usage => `${hex(full >>> 16)}:${hex(full & 0xffff)}`;

/** Page and id of a usage. */
export function usageParts(usage: Usage): { readonly page: number; readonly id: number } {
  const [page = '', id = ''] = usage.split(':');
  return { page: Number.parseInt(page, 16), id: Number.parseInt(id, 16) };
}

/** Whether a usage is of this page. */
export const isOfPage = (usage: Usage | null, page: number): boolean =>
  usage !== null && usageParts(usage).page === page;
