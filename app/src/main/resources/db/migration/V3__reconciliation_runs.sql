-- Numbers of reconciliation runs: a corrected row carries its run's number, and the higher number wins.
create sequence reconciliation_run_number;
