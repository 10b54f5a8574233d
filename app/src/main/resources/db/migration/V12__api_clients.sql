-- Machines that tenants let into the API. Keycloak knows their secrets; here stands who made them and for what.
create table api_client (
    client_id  text primary key check (client_id ~ '^[A-Za-z0-9_-]{1,255}$'),
    tenant_id  public_id not null references tenant (id),
    name       text not null check (length(name) between 1 and 200),
    role       text not null check (role in ('viewer', 'editor')),
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);
create index api_client_of_tenant on api_client (tenant_id);
