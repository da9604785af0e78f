/** A tree of texts; a leaf is an i18next template, plural forms end in `_one`, `_few`, `_many`, `_other`. */
export interface WordTree {
  readonly [key: string]: string | WordTree;
}

/**
 * The words of one feature in both languages. Every feature exports one, under the key of its
 * namespace in `#web/words.ts`; a test holds both languages to the same keys and placeholders.
 */
export function defineWords<const Ru extends WordTree, const En extends WordTree>(words: {
  readonly ru: Ru;
  readonly en: En;
}): { readonly ru: Ru; readonly en: En } {
  return words;
}
