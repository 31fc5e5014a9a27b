import about from '../package.json' with { type: 'json' };

/** The version of Rundbord. */
export const version: string = about.version;
