package dev.clickledger.reconcile;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Lists of columns in the forms that Spark wants. */
final class Columns {

    private Columns() {}

    /** Columns of these names. */
    static Column[] of(String... names) {
        return of(List.of(names));
    }

    /** Columns of these names, and others, each a name or a column. */
    static Column[] of(List<String> names, Object... others) {
        List<Column> columns = new ArrayList<>();
        names.forEach(name -> columns.add(functions.col(name)));
        for (Object other : others) {
            columns.add(other instanceof Column column ? column : functions.col((String) other));
        }
        return columns.toArray(Column[]::new);
    }

    /** Names to join by. */
    static Seq<String> names(String... names) {
        return names(List.of(names));
    }

    /** Names to join by. */
    static Seq<String> names(List<String> names) {
        return CollectionConverters.asScala(names).toSeq();
    }
}
