import type { ClientBase } from 'pg';
import type { KindId } from '#core/files/kind.ts';
import { carriesMoney, type VatChoice } from '#core/files/money.ts';

/**
 * Notes whether the sums of a load contain VAT: as it was said, else as the organisation counts. Gives what they are to be
 * brought to, with VAT or without; null where there is nothing to do.
 */
export async function noteVat(client: ClientBase, load: { readonly id: number; readonly kind: KindId; readonly columns: readonly string[]; readonly said: VatChoice | undefined }): Promise<boolean | null> {
  if (!carriesMoney(load.kind, load.columns)) return null;
  const said = load.said === undefined ? null : load.said === 'included';
  const noted = await client.query<{ included: boolean; counted: boolean }>(
    `update load l set vat_included = coalesce($2, o.vat_included), vat_said = $2 is not null
     from organisation o where l.id = $1 returning l.vat_included as included, o.vat_included as counted`,
    [load.id, said],
  );
  const { included, counted } = noted.rows[0] ?? { included: true, counted: true };
  return included === counted ? null : counted;
}
