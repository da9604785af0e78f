-- One row: who this installation belongs to, and how its days and money are counted.
CREATE TABLE organisation (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  name text,
  time_zone text NOT NULL DEFAULT 'Europe/Moscow',
  currency text NOT NULL DEFAULT 'RUB' CHECK (currency ~ '^[A-Z]{3}$'),
  vat_included boolean NOT NULL DEFAULT true,
  history_complete_since date,
  created_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO organisation DEFAULT VALUES;
