"""Uniforms from Philox4x64-10, one stream a value path, and the inverse distribution functions (docs/model.md, section 1)."""
import hashlib

import numpy as np
from scipy.special import betaincinv, expit, logit, ndtri

Z95 = 1.6448536269514727
BOUNDS = {"score": (0, 100), "points": (-np.inf, np.inf), "share": (0, 1), "correlation": (0, 0.95),
          "chance": (1e-6, 1 - 1e-6), "positive": (1e-6, np.inf)}


def words(seed, path, first, count):
    """The four words of each of the blocks first .. first + count - 1, as a (count, 4) array.

    NumPy adds one to the counter before its first block, hence first - 1 modulo 2**256.
    """
    key = np.array([seed, int.from_bytes(hashlib.sha256(path.encode()).digest()[:8], "little")], dtype=np.uint64)
    start = (first - 1) % 2**256
    counter = np.array([start >> shift & (2**64 - 1) for shift in (0, 64, 128, 192)], dtype=np.uint64)
    return np.random.Philox(key=key, counter=counter).random_raw(4 * count).reshape(count, 4)


def uniforms(seed, path, first, count):
    return ((words(seed, path, first, count)[:, 0] >> np.uint64(11)).astype(float) + 0.5) * 2.0**-53


def quantile(kind, form, u):
    """The value at the uniforms u."""
    name, *p = form
    low, high = BOUNDS[kind]
    if name == "point" or (name in ("range", "pert") and p[0] == p[-1]):
        return np.full(len(u), float(p[0]))
    if name == "pert":
        a, mode, b = p
        share = (mode - a) / (b - a)
        return a + (b - a) * betaincinv(1 + 4 * share, 5 - 4 * share, u)
    if name == "one_of":
        cumulative = np.cumsum(p[1]) / np.sum(p[1])
        return np.array(p[0], dtype=float)[np.searchsorted(cumulative, u, side="right")]
    if name == "normal":
        return np.clip(p[0] + p[1] * ndtri(u), low, high)
    a, b = p
    if kind == "chance":
        return expit((logit(a) + logit(b)) / 2 + (logit(b) - logit(a)) / (2 * Z95) * ndtri(u))
    if kind == "positive":
        return np.exp((np.log(a) + np.log(b)) / 2 + (np.log(b) - np.log(a)) / (2 * Z95) * ndtri(u))
    return np.clip((a + b) / 2 + (b - a) / (2 * Z95) * ndtri(u), low, high)


def draw(values, seed, first, count):
    """Path -> its values in the worlds first .. first + count - 1."""
    still = np.zeros(count)
    return {path: quantile(kind, form, still if form[0] == "point" else uniforms(seed, path, first, count))
            for path, (kind, form) in values.items()}
