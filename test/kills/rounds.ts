import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Random } from '#demo/random.ts';
import { checkBackup } from '#store/backup/check-backup.ts';
import { type Installation, pause } from './installation.ts';
import { contentAfter, migrationsAfter, migrationsBefore } from './schema-change.ts';

export const tasks = ['import', 'edit', 'undo', 'migration', 'backup'] as const;
type Task = (typeof tasks)[number];
const victims = ['server', 'database', 'connection'] as const;
type Victim = (typeof victims)[number];

/** What one kill hit, and how the installation was found after it. */
export interface Round {
  readonly task: Task;
  readonly victim: Victim;
  /** How long after the work began, in milliseconds. */
  readonly after: number;
  /** What became of the work: all of it, nothing, or what was acknowledged. */
  readonly found: string;
}

interface Ledger {
  /** Loads by id: what the server has acknowledged last. */
  readonly loads: Map<number, 'begun' | 'loaded' | 'undoing' | 'undone'>;
  /** Days whose rate was acknowledged, and the one that was under way. */
  readonly rates: Set<string>;
  rateUnderWay: string | null;
  name: string | null;
  nameUnderWay: string | null;
  edits: number;
  /** Backups of which the list told. */
  readonly backups: Set<string>;
}

const lines = 3000;
const child = fileURLToPath(new URL('./migrating-child.ts', import.meta.url));

function claim(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** Kills at random moments, and looks after each kill whether anything acknowledged is gone or anything half is there. */
export class Kills {
  private readonly ledger: Ledger = { loads: new Map(), rates: new Set(), rateUnderWay: null, name: null, nameUnderWay: null, edits: 0, backups: new Set() };
  private readonly random: Random;
  private readonly place: Installation;
  /** How long each kind of work has taken when it was left alone or seen to end; moments are drawn from that. */
  private readonly lasts: Record<Task, number> = { import: 2500, edit: 800, undo: 1500, migration: 1500, backup: 900 };
  private count = 0;

  constructor(place: Installation, seed: number) {
    this.place = place;
    this.random = new Random(seed);
  }

  /**
   * One kill while work is under way. A server that lost its database must bring it back by itself; one that was killed,
   * and every second of the others, is started anew. After each start everything is looked at.
   */
  async round(): Promise<Round> {
    const task = tasks[this.count % tasks.length] ?? 'import';
    this.count += 1;
    const victim = this.pick(victims);
    const isRestarted = victim === 'server' || this.random.next() < 0.5;
    this.isKilled = false;
    const prepared = await this.prepare(task);
    const after = Math.round(this.random.next() * this.lasts[task]);
    const working = this.work(task, prepared).catch(() => 'cut off');
    await pause(after);
    await this.kill(task, victim);
    this.isKilled = true;
    // A database whose connection was killed falls a moment later.
    if (victim !== 'server') await pause(500).then(() => this.place.healthy());
    const ended = await working;
    if (isRestarted) {
      await this.place.stop();
      await this.place.start();
      await this.checkTidy();
    }
    const found = await this.check();
    return { task, victim, after, found: `${ended}; ${task === 'migration' ? await this.checkSchema() : found}` };
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random.next() * from.length)] as T;
  }

  /** Brings about what the work needs: for an undo, a load that stands; for a change of schema, the old one with its rows. */
  private async prepare(task: Task): Promise<number> {
    if (task === 'migration') {
      await this.place.ask(`create database ${this.changing}`, 'postgres');
      this.migrating = this.change(await this.place.urlOf(this.changing));
      if (this.migrating.stdout !== null) await once(this.migrating.stdout, 'data');
      return 0;
    }
    if (task !== 'undo') return 0;
    const standing = [...this.ledger.loads].find(([, state]) => state === 'loaded')?.[0];
    if (standing !== undefined) return standing;
    return this.import();
  }

  private work(task: Task, id: number): Promise<string> {
    if (task === 'import') return this.import().then(() => 'loaded');
    if (task === 'undo') return this.undo(id).then(() => 'undone');
    if (task === 'edit') return this.edit();
    if (task === 'backup') return this.backup();
    return this.migrate();
  }

  private async kill(task: Task, victim: Victim): Promise<void> {
    if (victim === 'connection') return this.place.killBackend((of) => Math.floor(this.random.next() * of));
    if (victim === 'database') return this.place.killDatabase();
    if (task === 'migration') this.migrating?.kill('SIGKILL');
    return this.place.killServer();
  }

  private async import(): Promise<number> {
    const channel = `канал ${this.count}-${this.ledger.loads.size}`;
    const rows = Array.from({ length: lines }, (_, at) => `${channel}/${at},2026-0${1 + (at % 9)}-1${at % 10},Клиент ${at % 70},Товар ${at % 40},${at + 1},${channel}`);
    const fileId = await this.place.upload(`${channel}.csv`, `order_id,date,customer,product,amount,channel\n${rows.join('\n')}\n`);
    const began = await this.place.call('POST', '/loads', { fileId, kind: 'orders' });
    claim(began.status === 200, `a load was not begun: ${JSON.stringify(began)}`);
    const id = Number(began.body['id']);
    this.ledger.loads.set(id, 'begun');
    await this.until(id, 'loaded');
    return id;
  }

  private async undo(id: number): Promise<void> {
    this.ledger.loads.set(id, 'undoing');
    claim((await this.place.call('POST', `/loads/${id}/undo`)).status === 200, 'an undo was not begun');
    await this.until(id, 'undone');
  }

  private async until(id: number, wanted: 'loaded' | 'undone'): Promise<void> {
    for (;;) {
      const isLast = this.isKilled;
      const { body } = await this.place.call('GET', `/loads/${id}`);
      if (body['status'] === wanted) return void this.ledger.loads.set(id, wanted);
      // After the kill one look is enough: what follows is looked at by the check.
      if (isLast || body['status'] === 'failed') throw new Error(`the load is ${String(body['status'])}`);
      await pause(60);
    }
  }

  /** Edits one after the other, rates (on which sums rest) and the name of the organisation, until one is not acknowledged. */
  private async edit(): Promise<string> {
    const { ledger } = this;
    while (!this.isKilled) {
      ledger.edits += 1;
      const day = new Date(Date.UTC(2000, 0, 1) + ledger.edits * 86_400_000).toISOString().slice(0, 10);
      ledger.rateUnderWay = day;
      if ((await this.place.call('POST', '/rates', { rows: [{ currency: 'USD', day, rate: '90' }] })).status !== 200) return 'refused';
      ledger.rates.add(day);
      ledger.nameUnderWay = `Имя ${ledger.edits}`;
      if ((await this.place.call('PATCH', '/organisation', { name: ledger.nameUnderWay })).status !== 200) return 'refused';
      ledger.name = ledger.nameUnderWay;
    }
    return 'went on';
  }

  private isKilled = false;

  private async backup(): Promise<string> {
    const before = await this.listed();
    claim([200, 409].includes((await this.place.call('POST', '/backups')).status), 'a backup was not begun');
    for (;;) {
      const added = (await this.listed()).filter((name) => !before.includes(name));
      if (added.length > 0) return 'backed up';
      if (this.isKilled) return 'not seen';
      await pause(40);
    }
  }

  private async listed(): Promise<string[]> {
    const { body } = await this.place.call('GET', '/backups?size=200');
    const names = (body['rows'] as { name: string }[]).map(({ name }) => name);
    for (const name of names) this.ledger.backups.add(name);
    return names;
  }

  private migrating: ReturnType<typeof spawn> | undefined;

  /** A schema changes in a database of its own on the same server. */
  private async migrate(): Promise<string> {
    const running = this.migrating;
    if (running === undefined) return 'not begun';
    const [code] = running.exitCode === null && running.signalCode === null ? ((await once(running, 'exit')) as [number | null]) : [running.exitCode];
    return code === 0 ? 'changed' : 'cut off';
  }

  private get changing(): string {
    return `changing_${this.count}`;
  }

  private change(url: string): ReturnType<typeof spawn> {
    return spawn(process.execPath, [child, url, join(this.place.folder, this.changing)], { stdio: ['ignore', 'pipe', 'ignore'] });
  }

  /** Looks at the schema that was left and at the backup taken before; then brings it up to date and adds it up. */
  private async checkSchema(): Promise<string> {
    const name = this.changing;
    const [there] = await this.place.ask(`select 1 from pg_database where datname = '${name}'`, 'postgres');
    if (there === undefined) return 'not begun';
    const reached = await this.place.ask<{ n: number | null }>('select max(number) as n from schema_migration', name).then(
      ([row]) => row?.n ?? 9000,
      (error: { code?: string }) => (error.code === '42P01' ? 9000 : Promise.reject(error)),
    );
    if (reached > 9000) await this.checkContent(name, reached);
    const folder = join(this.place.folder, name);
    const wrote: string[] = (await readdir(folder).catch(() => [])).filter((one) => one.endsWith('.thirty'));
    for (const file of wrote) {
      const { manifest } = await checkBackup(join(folder, file));
      claim(manifest.migrations.at(-1)?.number === 9001, 'the backup before a change is not of the old schema');
    }
    claim(reached <= 9001 || wrote.length > 0, 'the schema changed without a backup');
    const [code] = (await once(this.change(await this.place.urlOf(name)), 'exit')) as [number | null];
    claim(code === 0, 'a schema could not be brought up to date after a kill');
    await this.checkContent(name, 9005);
    await this.place.ask(`drop database ${name} with (force)`, 'postgres');
    return `schema ${reached - 9000} of ${migrationsBefore.length + migrationsAfter.length}`;
  }

  private async checkContent(name: string, schema: number): Promise<void> {
    const [row] = await this.place.ask<{ content: string }>(`select count(*) || ':' || sum(v) as content from fact`, name);
    claim(row?.content === contentAfter[schema], `half a migration: ${row?.content} at ${schema}`);
    const [{ there } = { there: false }] = await this.place.ask<{ there: boolean }>(`select to_regclass('total') is not null as there`, name);
    claim(there === schema >= 9003, `half a migration: total at ${schema}`);
  }

  /** Everything acknowledged is there, nothing is half there, nothing stands still. */
  private async check(): Promise<string> {
    await this.settled();
    const found = await this.checkLoads();
    await this.checkEdits();
    await this.checkBackups();
    return found;
  }

  private async settled(): Promise<void> {
    const busy = async (): Promise<boolean> => {
      const { status, body } = await this.place.call('GET', '/loads?size=200');
      return status !== 200 || (body['rows'] as { status: string }[]).some(({ status }) => ['waiting', 'reading', 'undoing'].includes(status));
    };
    const deadline = Date.now() + 60_000;
    while (await busy()) {
      claim(Date.now() < deadline, 'a load stands still');
      await pause(100);
    }
  }

  private async checkLoads(): Promise<string> {
    const { loads } = this.ledger;
    const rows = await this.place.ask<{ id: number; status: string; lines: number }>(
      `select l.id, l.status, (select count(*)::int from order_line o where o.channel || '.csv' = l.file_name) as lines from load l order by l.id`,
    );
    let last = '';
    for (const { id, status, lines: there } of rows) {
      const known = loads.get(id);
      last = `load ${status}`;
      claim(there === (status === 'loaded' ? lines : 0), `half a load: ${there} lines of load ${id}, which is ${status}`);
      claim(known !== 'loaded' || status === 'loaded', `load ${id} was acknowledged and is ${status}`);
      claim(known !== 'undone' || status === 'undone', `the undo of load ${id} was acknowledged and it is ${status}`);
      if (status === 'loaded' || status === 'undone') loads.set(id, status);
    }
    for (const id of loads.keys()) claim(rows.some((row) => row.id === id), `load ${id} is gone`);
    const [sums] = await this.place.ask<{ equal: boolean }>(
      'select (select coalesce(sum(amount), 0) from order_line) = (select coalesce(sum(amount), 0) from purchase_day) as equal',
    );
    claim(sums?.equal === true, 'the sums by day are not those of the lines');
    return last;
  }

  private async checkEdits(): Promise<void> {
    const { rates, name, nameUnderWay, rateUnderWay } = this.ledger;
    const kept = new Set((await this.place.ask<{ day: string }>('select day::text from currency_rate')).map(({ day }) => day));
    for (const day of rates) claim(kept.has(day), `the rate of ${day} was acknowledged and is gone`);
    for (const day of kept) claim(rates.has(day) || day === rateUnderWay, `a rate of ${day} that nobody gave`);
    if (rateUnderWay !== null && kept.has(rateUnderWay)) rates.add(rateUnderWay);
    const [organisation] = await this.place.ask<{ name: string | null }>('select name from organisation');
    const found = organisation?.name ?? null;
    claim(found === name || found === nameUnderWay, `the name is ${found}, ${name} was acknowledged`);
    this.ledger.name = found;
    const [audited] = await this.place.ask<{ notes: number }>(`select count(*)::int as notes from audit_entry where action = 'set-rates'`);
    claim(audited?.notes === kept.size, `${kept.size} rates and ${audited?.notes} notes of them in the log`);
  }

  private async checkBackups(): Promise<void> {
    const { backups, folder } = this.place;
    claim(backups.startsWith(folder), 'the backups lie in the folder of the installation');
    const files: string[] = await readdir(backups).catch(() => []);
    for (const name of this.ledger.backups) claim(files.includes(name), `the backup ${name} was told of and is gone`);
    const fresh = files.filter((name) => !this.checked.has(name) && name.endsWith('.thirty'));
    for (const name of fresh) {
      await checkBackup(join(backups, name));
      this.checked.add(name);
    }
  }

  private readonly checked = new Set<string>();

  /** After a start nothing unfinished lies about. */
  private async checkTidy(): Promise<void> {
    const files: string[] = await readdir(this.place.backups).catch(() => []);
    claim(files.every((name) => name.endsWith('.thirty')), `left unfinished: ${files.join(', ')}`);
  }
}
