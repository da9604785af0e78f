import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '#actions/backup.ts';
import { changeOrganisation } from '#actions/organisation.ts';
import { system } from '#core/people/viewer.ts';
import { restoreBackup } from '#store/backup/restore-backup.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';

let database: FreshDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await changeOrganisation(database, system, { name: 'Ромашка' });
});

const entries = async (of: FreshDatabase) => (await of.pool.query('select * from audit_entry order by id')).rows;

describe('the log of what was done', () => {
  test.each([
    ['changed', `update audit_entry set action = 'nothing'`],
    ['changed by nobody', `update audit_entry set action = 'nothing' where false`],
    ['removed', 'delete from audit_entry'],
    ['emptied', 'truncate audit_entry'],
    ['emptied with what refers to it', 'truncate audit_entry cascade'],
    ['merged over', `merge into audit_entry a using (values (1)) v on true when matched then delete`],
    ['replaced on a conflict', `insert into audit_entry overriding system value select * from audit_entry on conflict (id) do update set action = 'x'`],
  ])('cannot be %s by the role of the product itself', async (_what, statement) => {
    const before = await entries(database);
    expect(before).toHaveLength(1);
    await expect(database.pool.query(statement)).rejects.toMatchObject({ code: '23001', message: 'the audit log only grows' });
    expect(await entries(database)).toEqual(before);
  });

  test('is written together with the change it tells of, or neither is', async () => {
    await expect(changeOrganisation(database, system, { currency: 'XXQ' })).rejects.toMatchObject({ code: 'currency-unknown' });
    await expect(
      database.sql.transaction().execute(async (transaction) => {
        await transaction.updateTable('organisation').set({ name: 'другое' }).execute();
        await transaction.insertInto('audit_entry').values({ role: 'owner', action: 'x', subject_type: 'x', user_id: null, user_name: null, token_id: null, subject_id: null, details: '{}' }).execute();
        throw new Error('the change failed');
      }),
    ).rejects.toThrow('the change failed');
    expect(await entries(database)).toHaveLength(1);
  });

  test('comes back whole with a backup, and only grows there too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'thirty-audit-'));
    await makeBackup(database, system, join(folder, 'x.thirty'), new Date());
    const before = await entries(database);
    const [file = ''] = await readdir(folder);
    const other = await freshDatabase();
    await restoreBackup(other, join(folder, file));
    expect(await entries(other)).toEqual(before);
    await expect(other.pool.query('delete from audit_entry')).rejects.toMatchObject({ code: '23001' });
    await changeOrganisation(other, system, { name: 'Опора' });
    expect(await entries(other)).toHaveLength(before.length + 1);
  });
});
