package dev.clickledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RevisionTest {

    @Test
    void moreEventsGiveAGreaterRevision() {
        assertThat(Revision.streamed(3, 1, false)).isLessThan(Revision.streamed(3, 2, false));
        assertThat(Revision.streamed(3, 1, false)).isLessThan(Revision.streamed(4, 1, false));
    }

    @Test
    void closingOutranksTheSameCountAndNothingMore() {
        assertThat(Revision.streamed(3, 1, true))
                .isGreaterThan(Revision.streamed(3, 1, false))
                .isLessThan(Revision.streamed(3, 2, false));
    }

    @Test
    void theFirstRunBeatsTheGreatestStreamedRevision() {
        long greatest = Revision.streamed(Revision.FIRST_RECONCILED / 2 - 1, 0, true);

        assertThat(Revision.isReconciled(greatest)).isFalse();
        assertThat(Revision.reconciled(1)).isGreaterThan(greatest);
        assertThat(Revision.isReconciled(Revision.reconciled(1))).isTrue();
    }

    @Test
    void aLaterRunBeatsAnEarlier() {
        assertThat(Revision.reconciled(8)).isGreaterThan(Revision.reconciled(7));
    }

    @Test
    void everyRevisionStaysExactAsADouble() {
        long greatest = Revision.reconciled(Revision.FIRST_RECONCILED - 1);

        assertThat((long) (double) greatest).isEqualTo(greatest);
        assertThat((double) (greatest - 1)).isLessThan((double) greatest);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Revision.reconciled(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Revision.reconciled(Revision.FIRST_RECONCILED));
        assertThatIllegalArgumentException().isThrownBy(() -> Revision.streamed(-1, 0, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Revision.streamed(Revision.FIRST_RECONCILED / 2, 0, false));
    }
}
