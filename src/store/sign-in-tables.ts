import type { ColumnType, Generated } from 'kysely';
import type { Role } from '#core/people/viewer.ts';
import type { TokenScope } from '#core/people/rule.ts';

type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface AppUserTable {
  id: Generated<string>;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: Nullable<string>;
  role: Role;
  employee_id: Nullable<number>;
  disabled_at: Nullable<Date>;
  signed_in_at: Nullable<Date>;
  second_factor: Generated<boolean>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface SessionTable {
  id: Generated<string>;
  token_hash: string;
  user_id: string;
  expires_at: Date;
  ip_address: Nullable<string>;
  user_agent: Nullable<string>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface CredentialTable {
  id: Generated<string>;
  account_id: string;
  provider_id: string;
  user_id: string;
  password: Nullable<string>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface VerificationTable {
  id: Generated<string>;
  identifier: string;
  value: string;
  expires_at: Date;
}

export interface SecondFactorTable {
  id: Generated<string>;
  user_id: string;
  /** Encrypted, as the recovery codes are. */
  secret: string;
  recovery_codes: string;
  confirmed: Generated<boolean>;
}

export interface SpentCodeTable {
  user_id: string;
  code_hash: string;
  spent_at: Date;
}

export interface SignInFailureTable {
  key: string;
  failures: Generated<number>;
  last_at: Date;
  locked_until: Nullable<Date>;
}

export interface SetUpCodeTable {
  id: Generated<number>;
  code_hash: string;
  created_at: Generated<Date>;
}

export interface InvitationTable {
  id: Generated<string>;
  email: string;
  role: Role;
  employee_id: Nullable<number>;
  token_hash: string;
  invited_by: Nullable<string>;
  created_at: Generated<Date>;
  expires_at: Date;
  accepted_at: Nullable<Date>;
  revoked_at: Nullable<Date>;
}

export interface PasswordResetTable {
  id: Generated<string>;
  user_id: string;
  token_hash: string;
  created_at: Generated<Date>;
  expires_at: Date;
  used_at: Nullable<Date>;
}

export interface AccessTokenTable {
  id: Generated<string>;
  user_id: string;
  name: string;
  token_hash: string;
  scopes: TokenScope[];
  created_by: Nullable<string>;
  created_at: Generated<Date>;
  expires_at: Nullable<Date>;
  last_used_at: Nullable<Date>;
  revoked_at: Nullable<Date>;
}

export interface UploadedFileTable {
  id: Generated<string>;
  name: string;
  bytes: number;
  sha256: string;
  uploaded_by: Nullable<string>;
  created_at: Generated<Date>;
}

export interface AuditEntryTable {
  id: Generated<number>;
  at: Generated<Date>;
  user_id: Nullable<string>;
  user_name: Nullable<string>;
  role: Role;
  token_id: Nullable<string>;
  action: string;
  subject_type: string;
  subject_id: Nullable<string>;
  details: ColumnType<Record<string, unknown>, string | undefined, never>;
}

/** Users, how they sign in, and the log of what each did. */
export interface SignInTables {
  app_user: AppUserTable;
  session: SessionTable;
  credential: CredentialTable;
  verification: VerificationTable;
  second_factor: SecondFactorTable;
  spent_code: SpentCodeTable;
  sign_in_failure: SignInFailureTable;
  set_up_code: SetUpCodeTable;
  invitation: InvitationTable;
  password_reset: PasswordResetTable;
  access_token: AccessTokenTable;
  uploaded_file: UploadedFileTable;
  audit_entry: AuditEntryTable;
}
