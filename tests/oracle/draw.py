"""Uniforms from Philox4x64-10, one stream a value path, and the inverse distribution functions (docs/model.md, section 1)."""
import hashlib
import numpy as np
from scipy.special import betaincinv, expit, logit, ndtr, ndtri

Z95 = 1.6448536269514727
BOUNDS = {"score": (0, 100), "points": (-np.inf, np.inf), "share": (0, 1), "correlation": (0, 0.95),
          "chance": (1e-6, 1 - 1e-6), "positive": (1e-6, np.inf)}
SCALES = {"chance": (logit, expit), "positive": (np.log, np.exp)}     # a range is normal on this scale, and not clipped

def words(seed, path, first, count):
    """The four words of the blocks first .. first + count - 1. NumPy adds one to the counter before its first block."""
    key = np.array([seed, int.from_bytes(hashlib.sha256(path.encode()).digest()[:8], "little")], dtype=np.uint64)
    return np.random.Philox(key=key, counter=(first - 1) % 2**256).random_raw(4 * count).reshape(count, 4)

def uniforms(seed, path, first, count):
    return ((words(seed, path, first, count)[:, 0] >> np.uint64(11)).astype(float) + 0.5) * 2.0**-53

def quantile(kind, form, u):
    """The values of one kind and form at the uniforms u."""
    name, *p = form
    if name == "point" or (name in ("range", "pert") and p[0] == p[-1]):
        return np.full(len(u), float(p[0]))
    if name == "pert":
        share = (p[1] - p[0]) / (p[2] - p[0])
        return p[0] + (p[2] - p[0]) * betaincinv(1 + 4 * share, 5 - 4 * share, u)
    if name == "beta":
        return betaincinv(*p, u)
    if name == "one_of":
        return np.array(p[0], dtype=float)[np.searchsorted(np.cumsum(p[1]) / np.sum(p[1]), u, side="right")]
    if name == "normal":
        return np.clip(p[0] + p[1] * ndtri(u), *BOUNDS[kind])
    to, back = SCALES.get(kind, (lambda x: x, lambda x: np.clip(x, *BOUNDS[kind])))
    return back((to(p[0]) + to(p[1])) / 2 + (to(p[1]) - to(p[0])) / (2 * Z95) * ndtri(u))

def draw(values, seed, first, count, together=None):
    """Path -> its values in the worlds first .. first + count - 1. Values of a group share one Gaussian factor."""
    def level(path):
        kind, form = values[path]
        return quantile(kind, form, np.zeros(count) if form[0] == "point" else uniforms(seed, path, first, count))
    drawn = {path: level(path) for path in values}
    for group, (paths, rho) in (together or {}).items():
        factor, r = ndtri(uniforms(seed, f"together.{group}", first, count)), drawn[rho]
        for path in paths:
            own = ndtri(uniforms(seed, path, first, count))
            moved = np.clip(ndtr(np.sqrt(r) * factor + np.sqrt(1 - r) * own), 2.0**-54, 1 - 2.0**-53)
            if values[path][1][0] != "point":
                drawn[path] = quantile(*values[path], moved)
    return drawn
