import type { contract } from '#server/contract.ts';
import type { WordTree } from './locale/define-words.ts';

declare const __ROUTES__: typeof contract;
declare const __NAV_WORDS__: { readonly ru: WordTree; readonly en: WordTree };

/** The contract of the API as the build found it, without its schemas: methods and addresses, all that calling takes. */
export const routes = __ROUTES__;

/** The words for the places in the bar, by namespace, which the bar needs before any screen's own words. */
export const navWords = __NAV_WORDS__;
