package dev.clickledger.app.console.pinot;

import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.app.console.security.Scope;
import dev.clickledger.app.console.security.TenantScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A select statement. Its scope is its first condition and cannot be left out, and it always has a limit. Column names
 * and expressions are the programmer's; everything that came from outside goes in as a literal.
 */
public final class PinotSelect {

    private final String table;
    private final Scope scope;
    private final List<String> columns = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final int limit;
    private boolean cutIsMeant;

    private PinotSelect(String table, Scope scope, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit must be positive, but is " + limit);
        }
        this.table = table;
        this.scope = scope;
        this.limit = limit;
        switch (scope) {
            case TenantScope tenant -> whereEquals("tenantId", tenant.tenantId());
            case PlatformScope _ -> {}
        }
    }

    /** A select over the rows of a table that the scope may see. */
    public static PinotSelect from(String table, Scope scope, int limit) {
        return new PinotSelect(table, scope, limit);
    }

    /** Adds a column as it is. */
    public PinotSelect column(String name) {
        columns.add(quoted(name));
        return this;
    }

    /** Adds a column as it is, and groups by it. */
    public PinotSelect group(String name) {
        column(name);
        groups.add(quoted(name));
        return this;
    }

    /** Adds a time column as epoch milliseconds. */
    public PinotSelect millis(String name) {
        columns.add(asMillis(name));
        return this;
    }

    /** Adds the start of the step that a time column falls into, as epoch milliseconds, and groups by it. */
    public PinotSelect groupStep(String name, Duration step) {
        String start = "FLOOR(%s / %d) * %d".formatted(asMillis(name), step.toMillis(), step.toMillis());
        columns.add(start);
        groups.add(start);
        return this;
    }

    /** Adds the sum of a column. */
    public PinotSelect sum(String name) {
        columns.add("SUM(" + quoted(name) + ")");
        return this;
    }

    /** Adds the sum of a column over the rows whose other column equals a text. */
    public PinotSelect sumWhere(String name, String other, String text) {
        columns.add(conditionalSum(quoted(name), "0", other, text));
        return this;
    }

    /** Adds the sum of a column over the rows whose other column does not equal a text. */
    public PinotSelect sumWhereNot(String name, String other, String text) {
        columns.add(conditionalSum("0", quoted(name), other, text));
        return this;
    }

    private static String conditionalSum(String then, String otherwise, String column, String text) {
        return "SUM(CASE WHEN %s = %s THEN %s ELSE %s END)".formatted(quoted(column), literal(text), then, otherwise);
    }

    /** Adds the greatest value of a column. */
    public PinotSelect max(String name) {
        columns.add("MAX(" + quoted(name) + ")");
        return this;
    }

    /** Adds the least value of a column. */
    public PinotSelect min(String name) {
        columns.add("MIN(" + quoted(name) + ")");
        return this;
    }

    /** Keeps rows whose column equals a text. */
    public PinotSelect whereEquals(String name, String text) {
        conditions.add(quoted(name) + " = " + literal(text));
        return this;
    }

    /** Keeps rows whose column equals one of the texts. */
    public PinotSelect whereIn(String name, Collection<String> texts) {
        conditions.add(quoted(name) + " IN "
                + texts.stream().map(PinotSelect::literal).collect(Collectors.joining(", ", "(", ")")));
        return this;
    }

    /** Keeps rows whose column does not equal a text. */
    public PinotSelect whereNot(String name, String text) {
        conditions.add(quoted(name) + " <> " + literal(text));
        return this;
    }

    /** Keeps rows that come after one, in the order of the columns given. */
    public PinotSelect whereAfter(PinotAfter... order) {
        StringBuilder condition = new StringBuilder();
        for (int i = 0; i < order.length; i++) {
            PinotAfter by = order[i];
            condition.append(i == 0 ? "(" : " OR (");
            for (int j = 0; j < i; j++) {
                condition
                        .append(order[j].column())
                        .append(" = ")
                        .append(order[j].value())
                        .append(" AND ");
            }
            condition.append("%s %s %s)".formatted(by.column(), by.comparison(), by.value()));
        }
        conditions.add("(" + condition + ")");
        return this;
    }

    /** Keeps rows whose column is at least the first and less than the second bound. */
    public PinotSelect whereBetween(String name, long from, long until) {
        conditions.add(quoted(name) + " >= " + from);
        conditions.add(quoted(name) + " < " + until);
        return this;
    }

    /** Orders by a column, greatest first. */
    public PinotSelect descending(String name) {
        order.add(quoted(name) + " DESC");
        return this;
    }

    /** Orders by a column, least first. */
    public PinotSelect ascending(String name) {
        order.add(quoted(name));
        return this;
    }

    /** Orders by a sum, greatest first. */
    public PinotSelect descendingSum(String name) {
        order.add("SUM(" + quoted(name) + ") DESC");
        return this;
    }

    /** Wants rows up to the limit, and knows what to do when there are more. */
    public PinotSelect upToLimit() {
        cutIsMeant = true;
        return this;
    }

    /** Adds the number of rows. */
    public PinotSelect count() {
        columns.add("COUNT(*)");
        return this;
    }

    /** The statement. */
    public String sql() {
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(String.join(", ", columns))
                .append(" FROM ")
                .append(table);
        if (!conditions.isEmpty()) {
            sql.append(" WHERE ").append(String.join(" AND ", conditions));
        }
        if (!groups.isEmpty()) {
            sql.append(" GROUP BY ").append(String.join(", ", groups));
        }
        if (!order.isEmpty()) {
            sql.append(" ORDER BY ").append(String.join(", ", order));
        }
        return sql.append(" LIMIT ").append(limit).toString();
    }

    /** Whose rows it reads. */
    Scope scope() {
        return scope;
    }

    /** The most rows that the answer may have. */
    public int limit() {
        return limit;
    }

    /** Whether an answer as long as the limit lacks rows that were asked for; a ranking is meant to be cut. */
    boolean mustBeWhole() {
        return order.isEmpty() && !cutIsMeant;
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }

    private static String asMillis(String name) {
        return "CAST(" + quoted(name) + " AS LONG)";
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
