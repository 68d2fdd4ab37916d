"""Many tabu searches side by side, one numpy step for all of them.

Each chain is a robust tabu search (Taillard 1991) on its own plan: in every step it makes the best
swap of two pupils, and for a while does not bring two pupils back to the seats they left. The cost
of a swap is kept for all pairs and patched after each one; with several pair terms the patch is a
product of two thin matrices. A call of numpy costs about as much for sixteen plans of a class as
for one, so sixteen searches take little longer than one. Ties are broken by lots drawn as small
fractions, which the whole-number costs leave room for.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from seatingapp.arranging.several import Grants, Number
from seatingapp.arranging.square import Square

LOTS = 1 << 16
STRIDE = 40_503  # from one stretch of lots to the next
Index = NDArray[np.int64]
Lots = np.random.RandomState  # numpy never changes its stream: one seed, one plan, for good


class Chains:
    """The state of `count` chains: plans, costs, and the cost of every swap.

    `places` (chains x pupils) may be set through `restart` only. `breaks` is how many pairs break a
    must, `total` the cost of the wishes and of those breaks; `best` and `best_cost` are the best
    without a broken must that each chain has met since it was told to `forget`, with infinite cost
    where it met none.
    """

    def __init__(self, square: Square, count: int, lots: Lots) -> None:
        self.square, self.count = square, count
        n, k = square.size, len(square.weights)
        kind = square.linear.dtype
        self._kind = kind
        self._from = np.ascontiguousarray(square.weights.transpose(2, 0, 1))  # pupil, term, pupil
        self._near = np.ascontiguousarray(square.nearness.transpose(2, 0, 1))  # seat, term, seat
        self._flat_near = self._near.reshape(-1)
        both = self._near + square.nearness.transpose(1, 0, 2)
        self._flat_both = both.reshape(-1)
        self._symmetric = bool((square.nearness == square.nearness.transpose(0, 2, 1)).all())
        self._chain = np.arange(count)
        self._twice = np.concatenate((self._chain, self._chain))
        self._rows = np.arange(2 * count)
        self._other = np.roll(self._rows, count)
        self._term = (np.arange(k) * n)[None, :, None]
        self._fraction = (lots.randint(0, 12, LOTS, dtype=np.int64) / 16.0).astype(kind)
        self._never = np.zeros((n, n), dtype=kind)
        for group in square.alike:
            self._never[np.ix_(group, group)] = 8 * square.wall
        np.fill_diagonal(self._never, 8 * square.wall)
        self._ban = square.wall / 2  # half of it, or more, is what a tabu swap costs
        self._swap = np.empty((count, n, n), dtype=kind)
        self._patch = np.empty((count, n, n), dtype=kind)
        self._left = np.ones((count, k + 1, n), dtype=kind)
        self._right = np.ones((count, k + 1, n), dtype=kind)
        self.penalty = np.ones(count, dtype=kind)
        self.places: Index = np.zeros((count, n), dtype=np.int64)
        self.now = self._drawn = 0
        self._tabu = np.zeros((count, n, n), dtype=kind)  # until which step, times the ban
        self._both_tabu = np.zeros((count, n, n), dtype=kind)
        self.best = self.places.copy()
        self.best_cost = np.full(count, np.inf)
        some = square.several
        self._grants = Grants(some, count, n, kind) if some is not None else None

    def restart(self, places: Index, penalty: Number) -> None:
        """Put all chains on these plans with these penalties; what is tabu is forgotten."""
        self.places = places.copy()
        self._where = (self._term + places[:, None, :]).reshape(self.count, -1)
        self.penalty = penalty.astype(self._kind)
        square, n = self.square, self.square.size
        self._scale = np.ones((self.count, len(square.weights), 1), dtype=self._kind)
        self._scale[:, square.wishes :, 0] = self.penalty[:, None]
        self._scale2 = np.concatenate((self._scale, self._scale))
        rows, columns = places[:, :, None], places[:, None, :]
        near = square.nearness[:, rows, columns]  # term, chain, pupil, pupil
        scaled = square.weights[:, None] * self._scale.transpose(1, 0, 2)[:, :, :, None]
        at = square.linear[np.arange(n)[:, None], places[:, None, :]]
        at = at + np.matmul(scaled, near.transpose(0, 1, 3, 2)).sum(0)
        pairs = scaled * (near + near.transpose(0, 1, 3, 2))
        own = at[:, np.arange(n), np.arange(n)]
        self._gain = np.ascontiguousarray(at - own[:, :, None])
        self._inner = pairs.sum(0) + self._never
        self._inner += self._draw(self._inner.size).reshape(self._inner.shape)
        costs = (square.weights[:, None] * near).sum((2, 3)) / 2
        linear = square.linear[np.arange(n), places].sum(1)
        self.breaks = costs[square.wishes :].sum(0)
        self.total = linear + costs[: square.wishes].sum(0)
        if self._grants is not None:
            self._grants.restart(places, self.penalty)
            self.breaks += self._grants.breaks
            self.total += self._grants.wishes
        self.total += self.breaks * self.penalty
        self._tabu.fill(0)
        self._both_tabu.fill(0)
        self.now = 0
        self._remember()

    def forget(self) -> None:
        """Let each chain look for its best anew."""
        self.best_cost = np.full(self.count, np.inf)

    def step(self, tenure: Index) -> None:
        """One swap in every chain; `tenure` (2 x chains) is for how many steps each is tabu."""
        self.now += 1
        u, v = self._choose()
        self._move(u, v)
        if self._grants is not None:
            before = self._grants.breaks
            self._grants.move(u, v, self.places)
            self.breaks += self._grants.breaks - before
        self._mark(u, v, tenure)
        self._remember()

    def _draw(self, size: int) -> Number:
        if size > LOTS:
            return np.resize(self._fraction, size)
        self._drawn += STRIDE
        start = self._drawn % (LOTS - size + 1)
        return self._fraction[start : start + size]

    def _choose(self) -> tuple[Index, Index]:
        swap, n, chain = self._swap, self.square.size, self._chain
        np.add(self._gain, self._gain.transpose(0, 2, 1), out=swap)
        np.add(swap, self._inner, out=swap)
        if self._grants is not None:
            self._grants.add_to(swap)
        flat = swap.reshape(self.count, n * n)
        free = flat.argmin(1)
        gain = np.floor(flat[chain, free])
        np.subtract(self._both_tabu, (self.now + 0.5) * self._ban, out=self._patch)
        np.maximum(swap, self._patch, out=swap)
        pick = flat.argmin(1)
        value = flat[chain, pick]
        take = (self.total + gain < self.best_cost) | (value >= self._ban / 2)
        pick = np.where(take, free, pick)
        self.total += np.where(take, gain, np.floor(value))
        u = pick // n
        return u, pick - u * n

    def _move(self, u: Index, v: Index) -> None:
        """Swap pupils u and v in each chain and patch the costs of all other swaps."""
        count, n, twice, places = self.count, self.square.size, self._twice, self.places
        uv, vu = np.concatenate((u, v)), np.concatenate((v, u))
        seats = places[twice, uv]
        terms = self._from.shape[1]
        weights = self._from[uv]
        where = self._where[twice]
        where += (seats * (terms * n))[:, None]
        near = self._flat_near.take(where).reshape(2 * count, terms, n)
        pull = weights[:count] - weights[count:]
        shift = near[count:] - near[:count]
        if self.square.illegal:
            self._count_breaks(pull, shift, weights, near, u, v)
            pull *= self._scale
            weights *= self._scale2
        left, right, gain = self._left, self._right, self._gain
        left[:, :terms] = pull
        right[:, :terms] = shift
        np.negative(np.einsum("bkn,bkn->bn", pull, shift), out=left[:, terms])
        np.matmul(left.transpose(0, 2, 1), right, out=self._patch)
        gain += self._patch
        gain[twice, :, uv] = gain[twice, :, vu]
        gain[twice, uv] -= gain[twice, uv, uv][:, None]
        if self._symmetric:
            around = np.concatenate((near[count:], near[:count]))
            around += around
        else:
            both = self._flat_both.take(where).reshape(near.shape)
            around = np.concatenate((both[count:], both[:count]))
        row = np.einsum("bkn,bkn->bn", weights, around)
        row += self._never[uv]
        row += self._draw(2 * count * n).reshape(2 * count, n)
        row[self._rows, uv] = 8 * self.square.wall
        row[self._rows, vu] = self._inner[twice, uv, vu]
        self._inner[twice, uv] = row
        self._inner[twice, :, uv] = row
        places[twice, uv] = seats[self._other]
        spots = self._where.reshape(count, terms, n)
        spots[twice, :, uv] = spots[twice, :, vu]

    def _count_breaks(
        self, pull: Number, shift: Number, weights: Number, near: Number, u: Index, v: Index
    ) -> None:
        """How the broken musts change; `u` and `v` count once, not twice."""
        k, count, chain = self.square.wishes, self.count, self._chain
        change = np.einsum("bkn,bkn->b", pull[:, k:], shift[:, k:])
        ours = weights[count:][chain, k:, u]
        change += (ours * (near[count:][chain, k:, u] + near[:count][chain, k:, v])).sum(1)
        self.breaks += change

    def _mark(self, u: Index, v: Index, tenure: Index) -> None:
        """Let neither pupil go back for a while; two may not both go back."""
        tabu, both, chain, twice = self._tabu, self._both_tabu, self._chain, self._twice
        uv, vu = np.concatenate((u, v)), np.concatenate((v, u))
        tabu[twice, :, uv] = tabu[twice, :, vu]
        tabu[chain, u, v] = (self.now + tenure[0]) * self._ban
        tabu[chain, v, u] = (self.now + tenure[1]) * self._ban
        row = np.minimum(tabu[twice, uv], tabu[twice, :, uv])
        both[twice, uv] = row
        both[twice, :, uv] = row

    def _remember(self) -> None:
        """Keep the best plans without a broken must."""
        better = self.total < self.best_cost
        if better.any():
            better &= self.breaks == 0
            self.best_cost[better] = self.total[better]
            self.best[better] = self.places[better]
