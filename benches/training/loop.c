/* Gradient descent on one sample as one would write it down in C: what the room `training` is measured against.
 *
 * Input: 0 for linear outputs with the squared error or 1 for a softmax with the cross-entropy; the number of steps;
 * inputs, hidden units, outputs; the learning rate; the inputs, the targets, the weights table by table, row by row.
 * Output: the seconds of the steps alone, and the last loss. */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MOST = 64 };

static double input[MOST + 1], hidden[MOST + 1], output[MOST], target[MOST];
static double hidden_delta[MOST], output_delta[MOST];
static double first[(MOST + 1) * MOST], second[(MOST + 1) * MOST];

static int whole(void) {
    int number;
    if (scanf("%d", &number) != 1) exit(2);
    return number;
}

static double number(void) {
    double number;
    if (scanf("%lf", &number) != 1) exit(2);
    return number;
}

/* net[k] = sum of from[i] * table[i][k] */
static void weigh(const double *table, const double *from, int rows, int columns, double *net) {
    for (int k = 0; k < columns; k++) net[k] = 0.0;
    for (int i = 0; i < rows; i++)
        for (int k = 0; k < columns; k++) net[k] += from[i] * table[i * columns + k];
}

/* table[i][k] -= alpha * from[i] * delta[k] */
static void update(double *table, const double *from, const double *delta, int rows, int columns, double alpha) {
    for (int i = 0; i < rows; i++)
        for (int k = 0; k < columns; k++) table[i * columns + k] -= alpha * from[i] * delta[k];
}

static double forward_and_back(int is_softmax, int inputs, int units, int outputs) {
    double loss = 0.0;
    weigh(first, input, inputs + 1, units, hidden + 1);
    for (int k = 1; k <= units; k++) hidden[k] = 1.0 / (1.0 + exp(-hidden[k]));
    weigh(second, hidden, units + 1, outputs, output);
    if (is_softmax) {
        double largest = output[0], sum = 0.0;
        for (int n = 1; n < outputs; n++)
            if (output[n] > largest) largest = output[n];
        for (int n = 0; n < outputs; n++) sum += output[n] = exp(output[n] - largest);
        for (int n = 0; n < outputs; n++) {
            output[n] /= sum;
            if (target[n] != 0.0) loss -= target[n] * log(output[n]);
            output_delta[n] = output[n] - target[n];
        }
    } else {
        for (int n = 0; n < outputs; n++) {
            double error = target[n] - output[n];
            loss += error * error;
            output_delta[n] = -2.0 * error;
        }
    }
    for (int k = 0; k < units; k++) {
        double back = 0.0;
        for (int n = 0; n < outputs; n++) back += second[(k + 1) * outputs + n] * output_delta[n];
        hidden_delta[k] = back * hidden[k + 1] * (1.0 - hidden[k + 1]);
    }
    return loss;
}

int main(void) {
    int is_softmax = whole(), steps = whole(), inputs = whole(), units = whole(), outputs = whole();
    if (inputs > MOST || units > MOST || outputs > MOST) return 2;
    double alpha = number();
    input[0] = hidden[0] = 1.0;
    for (int i = 1; i <= inputs; i++) input[i] = number();
    for (int n = 0; n < outputs; n++) target[n] = number();
    for (int i = 0; i < (inputs + 1) * units; i++) first[i] = number();
    for (int i = 0; i < (units + 1) * outputs; i++) second[i] = number();
    double *losses = malloc(sizeof *losses * (size_t)(steps + 1));
    if (!losses) return 2;

    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    losses[0] = forward_and_back(is_softmax, inputs, units, outputs);
    for (int step = 1; step <= steps; step++) {
        update(first, input, hidden_delta, inputs + 1, units, alpha);
        update(second, hidden, output_delta, units + 1, outputs, alpha);
        losses[step] = forward_and_back(is_softmax, inputs, units, outputs);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    double seconds = (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
    printf("%.9f %.17g\n", seconds, losses[steps]);
    return 0;
}
