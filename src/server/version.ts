import about from '../../package.json' with { type: 'json' };

/** The version of the product, as its package names it. */
export const version: string = about.version;
