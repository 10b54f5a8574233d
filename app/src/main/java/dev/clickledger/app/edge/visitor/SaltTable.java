package dev.clickledger.app.edge.visitor;

import dev.clickledger.contract.StorageKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The table of salts. What stands in it is sealed, and what leaves it leaves nothing in PostgreSQL's files: the table is in no
 * log of changes, and the rows that stay move to a new file while the old one is emptied.
 */
final class SaltTable {

    private static final String PATIENCE = "set local lock_timeout = 2000; set local statement_timeout = 5000";

    private final DataSource database;
    private final StorageKeys storageKeys;

    SaltTable(DataSource database, StorageKeys storageKeys) {
        this.database = database;
        this.storageKeys = storageKeys;
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** All salts by day. */
    NavigableMap<LocalDate, VisitorSalt> read() throws SQLException {
        return inTransaction(this::read);
    }

    /** Adds salts of days that have none. */
    void add(Collection<VisitorSalt> salts) throws SQLException {
        inTransaction(connection -> {
            insert(connection, salts);
            return salts.size();
        });
    }

    /** Deletes the salts of days before that one. */
    void forgetBefore(LocalDate oldest) throws SQLException {
        inTransaction(connection -> {
            execute(connection, "lock table visitor_salt in access exclusive mode");
            NavigableMap<LocalDate, VisitorSalt> present = read(connection);
            NavigableMap<LocalDate, VisitorSalt> kept = present.tailMap(oldest, true);
            // another replica may have done it meanwhile
            if (kept.size() < present.size()) {
                execute(connection, "truncate visitor_salt");
                insert(connection, kept.values());
            }
            return kept.size();
        });
    }

    private NavigableMap<LocalDate, VisitorSalt> read(Connection connection) throws SQLException {
        NavigableMap<LocalDate, VisitorSalt> salts = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select day, sealed from visitor_salt")) {
            while (row.next()) {
                LocalDate day = row.getObject(1, LocalDate.class);
                salts.put(day, new VisitorSalt(day, storageKeys.open(row.getBytes(2), place(day))));
            }
        }
        return Collections.unmodifiableNavigableMap(salts);
    }

    private void insert(Connection connection, Collection<VisitorSalt> salts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into visitor_salt (day, sealed) values (?, ?) on conflict do nothing")) {
            for (VisitorSalt salt : salts) {
                insert.setObject(1, salt.day());
                insert.setBytes(2, storageKeys.seal(salt.bytes(), place(salt.day())));
                insert.executeUpdate();
            }
        }
    }

    private static String place(LocalDate day) {
        return "visitor salt of " + day;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, PATIENCE);
                T result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
