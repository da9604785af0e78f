import { randomOf, shuffledPosition } from './random.ts';
import { latinised } from './spelling.ts';

/**
 * Names and numbers of invented companies. INNs carry a true check digit but the tax office `00`,
 * which registers nobody; phones start with 0 inside the city, which no city has; e-mails live in
 * the reserved zone `.example`. So nobody real is meant or reached.
 */
export interface Identity {
  readonly name: string;
  /** The same company as another person would have typed it. */
  readonly otherSpelling: string;
  readonly inn: string;
  readonly phone: string;
  readonly email: string;
}

export interface Region {
  readonly name: string;
  readonly code: string;
  readonly dial: string;
}

export const regions: readonly Region[] = [
  { name: 'Нижегородская область', code: '52', dial: '831' },
  { name: 'Республика Татарстан', code: '16', dial: '843' },
  { name: 'Самарская область', code: '63', dial: '846' },
  { name: 'Чувашская Республика', code: '21', dial: '835' },
  { name: 'Владимирская область', code: '33', dial: '492' },
  { name: 'Москва', code: '77', dial: '495' },
  { name: 'Пензенская область', code: '58', dial: '841' },
  { name: 'Кировская область', code: '43', dial: '833' },
  { name: 'Ивановская область', code: '37', dial: '493' },
];

const forms = ['ООО', 'ООО', 'ООО', 'ООО', 'ООО', 'АО', 'ТД', 'ГК', 'НПО', 'ПК'];
const heads = [
  'Строй', 'Пром', 'Тех', 'Металл', 'Волга', 'Ока', 'Агро', 'Энерго', 'Инж', 'Дом', 'Кров', 'Мост', 'Сталь', 'Гидро',
  'Тепло', 'Спец', 'Регион', 'Урал', 'Вент', 'Фасад', 'Монолит', 'Каркас', 'Ремонт', 'Ангар', 'Лес', 'Бетон', 'Кама',
  'Сура', 'Ветлуга', 'Форт', 'Заречье', 'Вятка', 'Балка', 'Лифт', 'Контур', 'Вектор', 'Рубеж', 'Маяк', 'Опал', 'Кедр',
];
const tails = [
  'Монтаж', 'Сервис', 'Снаб', 'Деталь', 'Гарант', 'Ресурс', 'Комплект', 'Инжиниринг', 'Проект', 'Торг', 'Маш', 'Профиль',
  'Альянс', 'Стандарт', 'Мастер', 'Арсенал', 'Поставка', 'База', 'Двор', 'Система', 'Линия', 'Центр', 'Строй', 'Пласт',
  'Союз', 'Крепь', 'Сборка', 'Оснастка',
];
const places = [
  '', ' НН', ' Поволжье', ' Плюс', ' Групп', ' Юг', ' Север', ' Казань', ' Самара', ' Пенза', ' Трейд', ' 52', ' Холдинг',
  ' Запад', ' Восток', ' Прим',
];
export const surnames = [
  'Гаврилов', 'Ларин', 'Мухин', 'Кожин', 'Трофимов', 'Сальников', 'Еремеев', 'Носов', 'Фирсов', 'Шилов', 'Рябов', 'Дорохов',
  'Капустин', 'Логинов', 'Мясников', 'Никитин', 'Осипов', 'Пахомов', 'Родионов', 'Суворин', 'Тарасов', 'Устинов', 'Федотов',
  'Хохлов', 'Цветков', 'Чернов', 'Шубин', 'Юдин', 'Яшин', 'Авдеев', 'Бычков', 'Власов', 'Горшков', 'Демидов', 'Елисеев',
  'Жилин', 'Зотов', 'Игнатов', 'Калинин', 'Лаптев', 'Макеев', 'Наумов', 'Орехов', 'Плотников', 'Русаков', 'Сорокин',
];
export const firstNames = [
  'Андрей', 'Борис', 'Вадим', 'Глеб', 'Денис', 'Егор', 'Захар', 'Игорь', 'Кирилл', 'Леонид', 'Михаил', 'Никита', 'Олег',
  'Павел', 'Роман', 'Сергей', 'Тимур', 'Фёдор', 'Юрий', 'Ярослав',
];
const initials = 'АБВГДЕИКЛМНОПРСТФЮЯ';
const companies = heads.length * tails.length * places.length;
const traders = surnames.length * initials.length * initials.length;

/** Identity of customer number `index`. Two customers never share a name, an INN or a phone. */
export function identityOf(seed: number, index: number, region: Region): Identity {
  const random = randomOf(seed, 'identity', index);
  const trader = random.chance(0.14);
  const kind = trader ? traderName(seed, index) : companyName(seed, index, random.pick(forms));
  const place = shuffledPosition(seed, 'phone', index % 1_000_000, 1_000_000);
  return {
    ...kind,
    inn: trader ? personInn(region.code, index) : companyInn(region.code, index),
    phone: `+7${region.dial}0${String(place).padStart(6, '0')}`,
    email: `zakaz${index}@${latinised(kind.name)}.example`,
  };
}

/** Twelve digits of a sole trader with both check digits. */
export function personInn(code: string, index: number): string {
  const ten = `${code}00${String(index % 1_000_000).padStart(6, '0')}`;
  const first = checkDigit(ten, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
  return `${ten}${first}${checkDigit(`${ten}${first}`, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8])}`;
}

/** Ten digits of a company with its check digit; every hundred thousand customers take another office. */
export function companyInn(code: string, index: number): string {
  const round = Math.floor(index / 100_000);
  const office = round === 0 ? '00' : String(100 - round);
  const nine = `${code}${office}${String(index % 100_000).padStart(5, '0')}`;
  return `${nine}${checkDigit(nine, [2, 4, 10, 3, 5, 9, 4, 6, 8])}`;
}

function checkDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return (sum % 11) % 10;
}

function companyName(seed: number, index: number, form: string): Pick<Identity, 'name' | 'otherSpelling'> {
  const place = shuffledPosition(seed, 'company', index % companies, companies);
  const round = Math.floor(index / companies);
  const head = heads[place % heads.length] ?? '';
  const rest = Math.floor(place / heads.length);
  const tail = tails[rest % tails.length] ?? '';
  const end = `${places[Math.floor(rest / tails.length)] ?? ''}${round > 0 ? `-${round + 1}` : ''}`;
  return {
    name: `${form} «${head}${tail === head ? '-' : ''}${tail.toLowerCase()}${end}»`,
    otherSpelling: `${head}-${tail}${end} ${form}`,
  };
}

function traderName(seed: number, index: number): Pick<Identity, 'name' | 'otherSpelling'> {
  const place = shuffledPosition(seed, 'trader', index % traders, traders);
  const surname = surnames[place % surnames.length] ?? '';
  const rest = Math.floor(place / surnames.length);
  const pair = `${initials[rest % initials.length]}. ${initials[Math.floor(rest / initials.length)]}.`;
  const end = index >= traders ? ` (${Math.floor(index / traders) + 1})` : '';
  return { name: `ИП ${surname} ${pair}${end}`, otherSpelling: `${surname} ${pair.replaceAll(/[ ]/g, '')} ИП${end}` };
}
