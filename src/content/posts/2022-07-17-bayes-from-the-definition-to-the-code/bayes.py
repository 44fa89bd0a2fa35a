def update(prior, results, sensitivity, false_alarms):
    odds = prior / (1 - prior)  # <1>
    for positive in results:
        if positive:
            odds *= sensitivity / false_alarms  # <2>
        else:
            odds *= (1 - sensitivity) / (1 - false_alarms)
    return odds / (1 + odds)  # <3>


print(f"{update(0.01, [True], 0.9, 0.09):.4f}")
print(f"{update(0.01, [True, True], 0.9, 0.09):.4f}")
print(f"{update(0.01, [True, False], 0.9, 0.09):.4f}")
