/** Words of a pipeline's name that say it is there to win new customers, beginnings each; «ё» is read as «е». */
const newWords = [/(^|\s)нов(ые|ых|ым|ого|ая|ый)?\s+(клиент|покупател|продаж|заказчик)/, /привлечени/, /(^|\s)new\s+(customer|client|business|sale)/, /acquisition/];

/** Does a pipeline's name say that it is the one of new customers («Новые клиенты», «Привлечение», "New business")? */
export function namesNewCustomers(name: string): boolean {
  const folded = name.toLowerCase().replaceAll('ё', 'е');
  return newWords.some((words) => words.test(folded));
}
