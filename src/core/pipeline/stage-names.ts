/**
 * Beginnings of words that say what the customer feels or does instead of what was achieved: a stage
 * named so cannot be checked by a fact. «ё» is read as «е».
 */
const stateWords = [
  'дума', 'подума', 'обдумыва', 'раздум', 'изуча', 'рассматрива', 'ждем', 'отложил', 'пауз', 'thinking', 'considering',
] as const;

/**
 * Does a stage's name describe the customer's state («Клиент думает», «Изучает КП», «Пауза») rather
 * than a result that a fact proves («КП согласовано»)? A dictionary of Russian and English words.
 */
export function describesCustomerState(name: string): boolean {
  const words = name.toLowerCase().replaceAll('ё', 'е').split(/[^\p{L}]+/u);
  return words.some((word) => stateWords.some((start) => word.startsWith(start)));
}
