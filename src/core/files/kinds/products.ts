import { column, type FileKind } from '../kind.ts';
import { categoryCaptions, productCaptions } from './captions.ts';

export const products: FileKind = {
  id: 'products',
  title: { ru: 'Товары', en: 'Products' },
  fileNames: ['товары', 'номенклатура', 'продукты', 'прайс', 'products', 'items'],
  key: 'sku',
  required: [['sku', 'name']],
  columns: [
    column('sku', 'text', {
      ru: 'артикул', en: 'SKU', reference: true,
      captions: ['код', 'код товара', 'код номенклатуры', 'stock code', 'product code', 'product id', 'item id', 'id товара', 'ид', 'id', 'номенклатурный номер'],
    }),
    column('name', 'text', { ru: 'товар', en: 'name', captions: [...productCaptions.filter((caption) => caption !== 'product id'), 'название'] }),
    column('category', 'text', { ru: 'категория', en: 'category', captions: categoryCaptions }),
    column('price', 'money', { ru: 'цена', en: 'price', captions: ['цена продажи', 'розничная цена', 'цена за единицу', 'sales price', 'unit price', 'list price', 'msrp', 'base price'] }),
    column('cost', 'money', { ru: 'себестоимость', en: 'cost', captions: ['закупочная цена', 'цена закупки', 'buy price', 'cost price', 'unit cost'] }),
  ],
};
