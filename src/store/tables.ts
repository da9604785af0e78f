import type { ColumnType, Generated } from 'kysely';
import type { Role } from '#core/people/viewer.ts';
import type { SignInTables } from './sign-in-tables.ts';

/** The one row that says who this installation belongs to and how its days and money are counted. */
export interface OrganisationTable {
  readonly id: Generated<number>;
  name: ColumnType<string | null, string | null | undefined, string | null>;
  /** IANA zone in which days, weeks and months begin. */
  time_zone: Generated<string>;
  /** ISO 4217 code in which money is shown and summed. */
  currency: Generated<string>;
  /** Whether amounts in the loaded files contain VAT. */
  vat_included: Generated<boolean>;
  /** The first day from which the history of stage moves is known to be complete; null when unknown. */
  history_complete_since: ColumnType<string | null, string | null | undefined, string | null>;
  /** Roles whose sign-in must have a second step. */
  second_factor_roles: ColumnType<Role[], string[] | undefined, string[]>;
  readonly created_at: Generated<Date>;
}

/** Every table the queries may name. */
export interface Tables extends SignInTables {
  organisation: OrganisationTable;
}
