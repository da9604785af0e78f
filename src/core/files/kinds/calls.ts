import { column, type FileKind } from '../kind.ts';
import { customerCaptions, dealCaptions, phoneCaptions, repCaptions } from './captions.ts';

export const calls: FileKind = {
  id: 'calls',
  title: { ru: 'Звонки', en: 'Calls' },
  fileNames: ['звонки', 'calls', 'телефония'],
  key: 'call_id',
  required: [['at']],
  columns: [
    column('call_id', 'text', { ru: 'звонок', en: 'call id', reference: true, captions: ['id звонка', 'ид звонка', 'номер звонка', 'call', 'uniqueid', 'ид', 'id'] }),
    column('at', 'instant', { ru: 'дата и время', en: 'at', captions: ['дата звонка', 'время звонка', 'дата', 'начало', 'начало звонка', 'calldate', 'call date', 'start time', 'started at', 'date', 'timestamp', 'date time', 'call start', 'время'] }),
    column('direction', 'choice', {
      ru: 'направление', en: 'direction', captions: ['тип звонка', 'направление звонка', 'call type', 'тип', 'type', 'вид звонка'],
      choices: {
        in: ['входящий', 'входящие', 'вх', 'входящий звонок', 'inbound', 'incoming', 'вход'],
        out: ['исходящий', 'исходящие', 'исх', 'исходящий звонок', 'outbound', 'outgoing', 'исход'],
      },
    }),
    column('rep', 'text', { ru: 'сотрудник', en: 'rep', reference: true, captions: repCaptions }),
    column('customer', 'text', { ru: 'клиент', en: 'customer', reference: true, captions: customerCaptions }),
    column('phone', 'phone', { ru: 'телефон', en: 'phone', captions: [...phoneCaptions, 'номер клиента', 'номер', 'абонент', 'caller', 'number'] }),
    column('deal_id', 'text', { ru: 'сделка', en: 'deal id', reference: true, captions: dealCaptions }),
    column('ring_seconds', 'integer', { ru: 'ожидание', en: 'ring, seconds', unit: 'seconds', captions: ['время ожидания', 'длительность ожидания', 'ожидание сек', 'дозвон', 'ring', 'wait', 'waiting time', 'wait time', 'wait seconds'] }),
    column('talk_seconds', 'integer', { ru: 'разговор', en: 'talk, seconds', unit: 'seconds', captions: ['длительность разговора', 'время разговора', 'разговор сек', 'длительность', 'длительность звонка', 'длительность сек', 'talk', 'talk time', 'billsec', 'call duration', 'duration', 'duration seconds'] }),
    column('result', 'choice', {
      ru: 'результат', en: 'result', captions: ['результат звонка', 'статус', 'статус звонка', 'status', 'disposition', 'call result', 'is missed call', 'missed', 'пропущен', 'пропущенный', 'отвечен', 'answered'],
      choices: {
        answered: ['отвечен', 'отвеченный', 'отвечено', 'принят', 'принятый', 'успешный', 'успешно', 'состоялся', 'разговор', 'ответ', 'success', 'completed'],
        missed: ['пропущен', 'пропущенный', 'пропущено', 'не отвечен', 'неотвечен', 'неотвеченный', 'нет ответа', 'без ответа', 'no answer', 'noanswer'],
        busy: ['занято', 'занят'],
        failed: ['ошибка', 'не удался', 'неуспешный', 'недоступен', 'сбой', 'отменен', 'congestion', 'cancelled', 'canceled', 'cancel'],
      },
      flags: { 'is missed call': ['missed', 'answered'], missed: ['missed', 'answered'], пропущен: ['missed', 'answered'], пропущенный: ['missed', 'answered'], answered: ['answered', 'missed'], отвечен: ['answered', 'missed'] },
    }),
    column('recording', 'text', { ru: 'запись', en: 'recording', captions: ['запись разговора', 'запись звонка', 'ссылка на запись', 'recording url', 'record', 'record url', 'файл записи'] }),
  ],
};
