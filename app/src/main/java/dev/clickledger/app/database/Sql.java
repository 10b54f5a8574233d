package dev.clickledger.app.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements inside one transaction of {@link Database}. */
public final class Sql {

    /** What is done inside the transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; the transaction is committed when this returns. */
        T run(Sql sql) throws SQLException;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        /** Reads the row at which the result stands. */
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** All rows. Instants and arrays of texts may be parameters. */
    public <T> List<T> rows(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = bound(sql, parameters);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        return rows(sql, reader, parameters).stream().findFirst();
    }

    /** How many rows were changed. */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = bound(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** The same statement for each of the rows, sent together. */
    public void updateEach(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        bind(statement, parameters);
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i] instanceof Instant instant
                    ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)
                    : parameters[i];
            statement.setObject(i + 1, value);
        }
    }

    /** A time that is never null. */
    public static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    /** A time that may be null. */
    public static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
