import type { Reminder } from '#store/diagnosis/reminders.ts';
import type { Letter } from '#features/context.ts';

/** Tells a person, in both languages, that their answers are about to expire; nothing of what they said is in it. */
export function surveyLetter({ email, expiresOn }: Reminder, baseUrl: string): Letter {
  const [year, month, day] = expiresOn.split('-');
  const text = [
    `Ответы на вопросы самодиагностики действуют 90 дней. Первые из ваших перестанут учитываться ${day}.${month}.${year}. Подтвердите их или измените: это займёт несколько минут.`,
    `Answers to the self-diagnosis last 90 days. The first of yours stop counting on ${expiresOn}. Confirm or change them: it takes a few minutes.`,
    `${baseUrl}/survey?round=renew`,
  ];
  return { to: email, subject: 'Thirty: подтвердите ответы / confirm your answers', text: `${text.join('\n\n')}\n` };
}
