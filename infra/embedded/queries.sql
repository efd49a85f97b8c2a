-- name: one_at_a_time
SELECT pg_advisory_lock(hashtext('penholder/roles'));

-- name: next_one
SELECT pg_advisory_unlock(hashtext('penholder/roles'));

-- name: keep_the_roles_in_hand
-- An admin who is no superuser may otherwise not give a database to a role that it has made.
SET createrole_self_grant = 'set, inherit';

-- name: role_exists
SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1);

-- name: create_role
SELECT format('CREATE ROLE %I', $1::text);

-- name: limit_role
SELECT format('ALTER ROLE %I LOGIN NOCREATEDB NOCREATEROLE PASSWORD %L', $1::text, $2::text);

-- name: look_into_own_schema
SELECT format('ALTER ROLE %I SET search_path = %I', $1::text, $1::text);

-- name: database_exists
SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1);

-- name: create_database
SELECT format('CREATE DATABASE %I OWNER %I', $1::text, $2::text);

-- name: close_database
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', $1::text);

-- name: open_database
SELECT format('GRANT CONNECT ON DATABASE %I TO %I', $1::text, $2::text);

-- name: close_defaults
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
