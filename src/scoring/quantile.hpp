#pragma once
// The normal distribution and Student's t: tails and critical values, natively and in WebAssembly alike.

namespace touchstone {

/// The share of a standard normal distribution below `z`. Relative accuracy: 1e-12 down to 1e-200.
double normal_below(double z);

/// The `z` below which the share `p` of a standard normal distribution lies, for 0 < p < 1; infinite at 0 and 1.
/// Accurate to some 1e-14. Start: Abramowitz and Stegun, 26.2.23; then Halley's method.
double normal_quantile(double p);

/// How many standard errors wide the half of an interval is: 1.96 at a confidence of 0.95. For 0 < confidence < 1.
double critical_z(double confidence);

/// The share of Student's t with `freedom` degrees of freedom (> 0, not whole ones too) beyond -|t| and |t|.
/// The incomplete beta function's continued fraction (DLMF 8.17.22), from 1,000 on Hill's transformation (1970).
/// Relative accuracy: 1e-12.
double t_both_tails(double t, double freedom);

/// As `critical_z`, of Student's t: 12.7062 at a confidence of 0.95 and one degree of freedom.
double critical_t(double confidence, double freedom);

}  // namespace touchstone
