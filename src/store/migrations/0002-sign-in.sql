-- Who signs in, with what right, and what each did. `app_user`, `session`, `credential` and
-- `verification` have the columns the sign-in library asks for, under our names.

create table app_user (
  id text primary key default gen_random_uuid()::text,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  role text not null check (role in ('owner', 'head-of-sales', 'team-lead', 'rep', 'marketer', 'trainer', 'analyst')),
  employee_id int,
  disabled_at timestamptz,
  signed_in_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- An employee is one person: at most one user signs in as them.
create unique index app_user_employee on app_user (employee_id);

create table session (
  id text primary key default gen_random_uuid()::text,
  token text not null unique,
  user_id text not null references app_user on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_of_user on session (user_id);

create table credential (
  id text primary key default gen_random_uuid()::text,
  account_id text not null,
  provider_id text not null,
  user_id text not null references app_user on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index credential_user on credential (user_id);

create table verification (
  id text primary key default gen_random_uuid()::text,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

-- Failed sign-ins by account (hash of the e-mail, known or not) and by address.
create table sign_in_failure (
  key text primary key,
  failures int not null default 0,
  last_at timestamptz not null,
  locked_until timestamptz
);

-- At most one code, there only while the installation has no owner.
create table set_up_code (
  id smallint primary key default 1 check (id = 1),
  code_hash text not null,
  created_at timestamptz not null default now()
);

create table invitation (
  id text primary key default gen_random_uuid()::text,
  email text not null check (email = lower(email)),
  role text not null,
  employee_id int,
  token_hash text not null unique,
  invited_by text references app_user,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
create unique index invitation_open on invitation (email) where accepted_at is null and revoked_at is null;

create table password_reset (
  id text primary key default gen_random_uuid()::text,
  user_id text not null references app_user on delete cascade,
  token_hash text not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_reset_user on password_reset (user_id);

create table access_token (
  id text primary key default gen_random_uuid()::text,
  user_id text not null references app_user on delete cascade,
  name text not null,
  token_hash text not null unique,
  scopes text[] not null check (scopes <> '{}' and scopes <@ array['read', 'import', 'edit']),
  created_by text references app_user,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index access_token_user on access_token (user_id);

-- A file someone sent, kept in the data folder under its id until it is loaded or grows old.
create table uploaded_file (
  id text primary key default gen_random_uuid()::text,
  name text not null,
  bytes bigint not null,
  sha256 text not null,
  uploaded_by text references app_user,
  created_at timestamptz not null default now()
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  user_id text,
  user_name text,
  role text not null,
  token_id text,
  action text not null,
  subject_type text not null,
  subject_id text,
  details jsonb not null default '{}'
);
create index audit_entry_at on audit_entry (at desc, id desc);
create index audit_entry_user on audit_entry (user_id, at desc);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log only grows' using errcode = 'restrict_violation';
end $$;

create trigger audit_entry_only_grows before update or delete or truncate on audit_entry
  for each statement execute function refuse_audit_change();
