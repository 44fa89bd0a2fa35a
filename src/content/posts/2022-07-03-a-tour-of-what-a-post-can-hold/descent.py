"""Gradient descent on five points."""

points = [(1.0, 2.1), (2.0, 3.9), (3.0, 6.2), (4.0, 7.8), (5.0, 10.1)]


def descend(rate: float, steps: int) -> tuple[float, float]:
    a = b = 0.0
    for _ in range(steps):
        misses = [(x, y - a - b * x) for x, y in points]
        a += rate * 2 * sum(miss for _, miss in misses) / len(points)
        b += rate * 2 * sum(x * miss for x, miss in misses) / len(points)
    return a, b


if __name__ == "__main__":
    a, b = descend(rate=0.05, steps=1000)
    print(f"y = {a:.2f} + {b:.2f}x")
