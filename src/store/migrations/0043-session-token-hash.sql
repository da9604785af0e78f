-- Sessions are kept under the SHA-256 of their token, as every other secret that is shown once: whoever reads the table or a
-- backup cannot take a session over. Those that live go on: their cookies hold the token itself.
update session set token = rtrim(translate(encode(sha256(convert_to(token, 'UTF8')), 'base64'), '+/', '-_'), '=');
alter table session rename column token to token_hash;
