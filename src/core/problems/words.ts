import { fileProblemWords } from '#core/files/words.ts';
import type { ProblemCode } from '#core/shared/problem.ts';

interface Words {
  readonly ru: string;
  readonly en: string;
}

/** What every problem is in words: what is wrong, then what to do. `{name}` is filled from its details. */
export const problemWords: Readonly<Record<ProblemCode, Words>> = {
  ...fileProblemWords,
  'busy': { ru: 'Сервер сейчас перегружен. Повторите через несколько секунд.', en: 'The server is overloaded. Try again in a few seconds.' },
  'cross-site': {
    ru: 'Запрос пришёл с чужого адреса. Откройте Thirty по адресу {baseUrl} или задайте свой адрес в THIRTY_BASE_URL.',
    en: 'The request came from a foreign address. Open Thirty at {baseUrl}, or set your address in THIRTY_BASE_URL.',
  },
  'currency-unknown': { ru: 'Неизвестная валюта «{currency}». Нужен код из трёх букв, например RUB.', en: 'Unknown currency “{currency}”. Give its three-letter code, for example RUB.' },
  'data-folder-closed': {
    ru: 'База данных не может войти в папку {folder}. Выберите другую (--data), запустите обычным пользователем или задайте DATABASE_URL.',
    en: 'The database cannot enter {folder}. Choose another folder (--data), run as an ordinary user, or set DATABASE_URL.',
  },
  'data-folder-damaged': { ru: 'Папка данных {folder} повреждена. Восстановите её из копии или выберите другую (--data).', en: 'The data folder {folder} is damaged. Restore it from a backup or choose another (--data).' },
  'data-folder-foreign': { ru: 'В папке {folder} данные другой программы или версии. Выберите другую (--data).', en: 'The folder {folder} holds data of another program or version. Choose another (--data).' },
  'data-folder-unusable': { ru: 'Папкой данных {folder} нельзя пользоваться: {message}. Выберите другую (--data).', en: 'The data folder {folder} cannot be used: {message}. Choose another (--data).' },
  'database-unfit': { ru: 'База данных не подходит: нужно {needed}, а здесь {found}.', en: 'The database does not fit: {needed} is needed, found {found}.' },
  'database-unreachable': { ru: 'База данных не отвечает. Проверьте DATABASE_URL и что сервер запущен. {message}', en: 'The database does not answer. Check DATABASE_URL and that the server runs. {message}' },
  'email-invalid': { ru: '«{email}» не похоже на адрес почты.', en: '“{email}” is no e-mail address.' },
  'email-taken': { ru: 'Пользователь с почтой {email} уже есть.', en: 'A user with the e-mail {email} exists already.' },
  'embedded-failed': { ru: 'Встроенная база данных не запустилась: {message}', en: 'The embedded database did not start: {message}' },
  'embedded-missing': { ru: 'Для этой системы нет встроенной базы данных. Задайте DATABASE_URL.', en: 'There is no embedded database for this system. Set DATABASE_URL.' },
  'embedded-user-unknown': { ru: 'Встроенная база данных не работает от этого пользователя системы. Задайте DATABASE_URL.', en: 'The embedded database does not run as this system user. Set DATABASE_URL.' },
  'employee-already-linked': { ru: 'Этот сотрудник уже связан с другим пользователем. Сначала уберите ту связь.', en: 'This employee is linked to another user. Remove that link first.' },
  'employee-unknown': { ru: 'Нет такого сотрудника: {employee}.', en: 'There is no such employee: {employee}.' },
  'file-missing': { ru: 'Файл не приложен.', en: 'No file was sent.' },
  'file-too-large': { ru: 'Файл слишком велик. Разделите его, например по годам.', en: 'The file is too large. Split it, by year for example.' },
  'invalid-input': { ru: 'Не получилось прочитать «{path}»: {reason}', en: 'Could not read “{path}”: {reason}' },
  'invitation-invalid': { ru: 'Приглашение уже использовано, отозвано или устарело. Попросите новое.', en: 'The invitation was used, taken back or has expired. Ask for a new one.' },
  'last-owner': { ru: 'Это последний владелец. Сначала сделайте владельцем кого-то ещё.', en: 'This is the last owner. Make someone else an owner first.' },
  'name-missing': { ru: 'Укажите имя.', en: 'Give a name.' },
  'not-found': { ru: 'Здесь ничего нет.', en: 'There is nothing here.' },
  'not-signed-in': { ru: 'Войдите, чтобы продолжить.', en: 'Sign in to go on.' },
  'own-account': { ru: 'Этого нельзя сделать с собой. Попросите другого владельца.', en: 'You cannot do this to yourself. Ask another owner.' },
  'password-contains-email': { ru: 'Пароль не должен повторять почту.', en: 'The password must not repeat the e-mail.' },
  'password-too-common': { ru: 'Такой пароль угадывают первым. Возьмите несколько несвязанных слов.', en: 'Such a password is guessed first. Take a few unrelated words.' },
  'password-too-long': { ru: 'Пароль длиннее 200 знаков.', en: 'The password is longer than 200 characters.' },
  'password-too-short': { ru: 'В пароле должно быть не меньше 12 знаков.', en: 'The password needs at least 12 characters.' },
  'password-wrong': { ru: 'Нынешний пароль неверен.', en: 'The present password is wrong.' },
  'payload-too-large': { ru: 'Запрос слишком велик.', en: 'The request is too large.' },
  'port-taken': { ru: 'Порт {port} занят. Закройте другую программу или выберите порт: --port.', en: 'Port {port} is taken. Close the other program or choose a port: --port.' },
  'reset-link-invalid': { ru: 'Ссылка уже использована или устарела. Попросите новую.', en: 'The link was used or has expired. Ask for a new one.' },
  'role-not-below-own': { ru: 'Приглашать можно только на роль ниже своей.', en: 'You may only invite to a role below your own.' },
  'schema-half': { ru: 'Обновление базы данных {migration} не такое, как в этой версии. Восстановите базу из копии.', en: 'The database update {migration} differs from this version. Restore the database from a backup.' },
  'schema-newer': { ru: 'База данных от более новой версии Thirty ({database} против {product}). Обновите программу.', en: 'The database is of a newer Thirty ({database}, this is {product}). Update the program.' },
  'schema-not-ready': { ru: 'База данных не готова ({schema}). Выполните: thirty migrate.', en: 'The database is not ready ({schema}). Run: thirty migrate.' },
  'set-up-code-wrong': { ru: 'Код не подходит. Возьмите последний из окна, где запущен Thirty.', en: 'The code is wrong. Take the latest one from the window where Thirty runs.' },
  'setting-invalid': { ru: 'Неверная настройка {variable}.', en: 'The setting {variable} is invalid.' },
  'sign-in-refused': { ru: 'Почта или пароль не подходят.', en: 'The e-mail or the password is wrong.' },
  'time-zone-unknown': { ru: 'Неизвестный часовой пояс «{timeZone}». Пример: Europe/Moscow.', en: 'Unknown time zone “{timeZone}”. For example: Europe/Moscow.' },
  'too-many-attempts': { ru: 'Слишком много попыток. Повторите через {seconds} с.', en: 'Too many attempts. Try again in {seconds} s.' },
  'too-many-requests': { ru: 'Слишком много запросов. Повторите через {seconds} с.', en: 'Too many requests. Try again in {seconds} s.' },
  'unexpected': { ru: 'Случилась непредвиденная ошибка. Подробности в журнале сервера.', en: 'Something unforeseen went wrong. The log of the server has the details.' },
  'unsupported-media-type': { ru: 'Такой вид содержимого здесь не принимается.', en: 'Content of this type is not taken here.' },
  'user-not-found': { ru: 'Нет такого пользователя: {user}.', en: 'There is no such user: {user}.' },
};
