/** Captions that several kinds share. Each list goes from the surest to the weakest. */

export const customerCaptions = [
  'customer', 'клиент', 'контрагент', 'компания', 'заказчик', 'покупатель', 'company', 'client', 'account',
  'company title', 'customer name', 'client name', 'account name', 'название компании', 'наименование клиента',
  'наименование контрагента', 'организация', 'customer id', 'client id', 'account id', 'customer number', 'cust id',
  'id клиента', 'ид клиента', 'код клиента', 'код контрагента', 'masterid', 'user id', 'инн клиента', 'инн контрагента',
  'компания контакта', 'контакт', 'полное имя контакта', 'contact full name', 'contact',
];

export const repCaptions = [
  'rep', 'ответственный', 'менеджер', 'assigned by', 'assigned by id', 'sales agent', 'sales rep', 'sales person',
  'salesperson', 'responsible', 'ответственный менеджер', 'менеджер по продажам', 'продавец', 'торговый представитель',
  'сотрудник', 'employee', 'owner', 'owner name', 'deal owner', 'owner id', 'manager', 'agent', 'operator', 'operator id',
  'оператор', 'исполнитель', 'seller', 'user', 'пользователь',
];

export const dealCaptions = [
  'deal id', 'сделка', 'id сделки', 'ид сделки', 'номер сделки', 'код сделки', '№ сделки', 'сделка id', 'deal',
  'deal number', 'opportunity id', 'opp id', 'opportunity', 'lead id crm',
];

export const orderCaptions = [
  'order id', 'заказ', 'номер заказа', 'id заказа', 'ид заказа', 'код заказа', '№ заказа', 'order', 'order number',
  'order no', 'заказ покупателя',
];

export const productCaptions = [
  'product', 'товар', 'номенклатура', 'наименование', 'наименование товара', 'название товара', 'продукт', 'product name',
  'item', 'item name', 'description', 'услуга', 'product id', 'позиция',
];

export const categoryCaptions = [
  'category', 'категория', 'категория товара', 'группа', 'группа товаров', 'товарная группа', 'номенклатурная группа',
  'вид номенклатуры', 'product category', 'category name', 'product line', 'product group', 'series', 'item category id',
  'родитель',
];

export const phoneCaptions = [
  'phone', 'телефон', 'номер телефона', 'тел', 'phone number', 'мобильный телефон', 'рабочий телефон', 'мобильный',
  'mobile', 'tel', 'телефоны', 'рабочий прямой телефон', 'домашний телефон', 'другой телефон', 'phone mobile', 'phone work',
];

export const emailCaptions = [
  'email', 'почта', 'e mail', 'электронная почта', 'эл почта', 'адрес электронной почты', 'рабочий email', 'личный email',
  'другой email', 'mail', 'email work', 'email home', 'имейл',
];

export const regionCaptions = [
  'region', 'регион', 'город', 'область', 'city', 'country', 'страна', 'office location', 'territory', 'территория',
  'регион доставки', 'город доставки', 'state', 'филиал',
];

export const sourceCaptions = [
  'source', 'источник', 'источник сделки', 'источник лида', 'lead source', 'source id', 'рекламный источник', 'канал',
  'канал привлечения', 'channel', 'utm source',
];

export const channelCaptions = ['channel', 'канал', 'канал продаж', 'канал сбыта', 'sales channel', 'тип канала'];

export const currencyCaptions = ['currency', 'валюта', 'currency id', 'currency code', 'код валюты', 'валюта документа'];

export const createdCaptions = [
  'created at', 'дата создания', 'создана', 'создан', 'создано', 'date create', 'created', 'created date', 'create date',
  'created on', 'creation date', 'дата создания сделки', 'дата и время создания', 'created time',
];

export const probabilityCaptions = ['probability', 'вероятность', 'вероятность сделки', 'win probability', 'шанс'];
