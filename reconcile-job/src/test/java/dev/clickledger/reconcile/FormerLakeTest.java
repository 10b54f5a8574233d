package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickledger.reconcile.io.Lake;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake that another version of the job left behind. */
class FormerLakeTest {

    @TempDir
    private static Path directory;

    @Test
    void aLakeWhoseRunsDoNotSayTheirRulesIsRefusedWithAWayOn() throws IOException {
        try (SparkSession spark = SmallSpark.start(directory)) {
            Lake.open(spark);
            spark.sql("alter table lake.clickledger.runs drop column counting_rules");

            assertThatThrownBy(() -> Lake.open(spark))
                    .isInstanceOf(ReconcileAlarm.class)
                    .hasMessageContaining("lake.clickledger.runs is of a former version")
                    .hasMessageContaining("without [counting_rules]")
                    .hasMessageContaining("set WAREHOUSE_DIR to an empty folder");
        }
    }
}
