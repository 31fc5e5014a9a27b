/** What a camera shows: a picture like any other, the whole round of a table in a strip, or whoever of them speaks. */
export type View = 'single' | 'panorama' | 'active-speaker';

/**
 * The two cameras of a round-table cam by their labels: `Microsoft RoundTable Panoramic Video` and `… Active Speaker Video`.
 * Linux cuts a camera's name after 31 characters, so each is known by its beginning.
 */
const views: readonly { readonly label: RegExp; readonly view: View }[] = [
  { label: /\bpanoram/i, view: 'panorama' },
  { label: /\bactive[ -]?sp/i, view: 'active-speaker' },
];

/** What a camera shows, by its label. */
export const viewOf = (label: string): View => views.find((one) => one.label.test(label))?.view ?? 'single';
