/** The languages of every screen. Apart from the schemas, so that the window can draw itself before it reads them. */
export const languages = ['da', 'sv', 'nb', 'en'] as const;
export type Language = (typeof languages)[number];
